import type { Format, Outcome, Task } from './pixels.worker';
import type { Selection, Tile } from './samples';
import type { ArrayFacts } from './source';

export interface Wanted {
  /** The same for the same pixels. */
  key: string;
  path: string;
  selection: Selection;
}

export class PixelsError extends Error {
  constructor(
    message: string,
    /** What the archive answered; 0 if it did not. */
    readonly status: number,
  ) {
    super(message);
  }
}

const MOST_WORKERS = 3;
const MOST_UNDER_WAY = 8;
const MOST_BYTES = 256 * 2 ** 20;
const MOST_BYTES_SMALL = 96 * 2 ** 20;
const SMALL_SCREEN = 720;

interface Waiting {
  done: (outcome: Outcome) => void;
  fail: (failure: Error) => void;
}

/**
 * Pixels of one OME-Zarr, read and unpacked by workers. What was read is kept until so much else was that memory is
 * needed; what nobody wants any more is not read.
 */
export class Pixels {
  private readonly workers: Worker[];
  private readonly waiting = new Map<number, Waiting>();
  private readonly kept = new Map<string, Tile>();
  private readonly reading = new Map<string, number>();
  private readonly failures = new Map<string, PixelsError>();
  private readonly most = innerWidth < SMALL_SCREEN ? MOST_BYTES_SMALL : MOST_BYTES;
  private queue: Wanted[] = [];
  private bytes = 0;
  private last = 0;
  private format: Format | undefined;

  /** @param changed is called when something that was wanted has come, or has failed */
  constructor(
    private readonly address: string,
    private readonly changed: () => void,
  ) {
    const count = Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1));
    this.workers = Array.from({ length: count }, () => this.worker());
  }

  private worker(): Worker {
    const worker = new Worker(new URL('./pixels.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Outcome>) => {
      const { done } = this.waiting.get(data.id) ?? {};
      this.waiting.delete(data.id);
      done?.(data);
    };
    worker.onerror = () => {
      for (const { fail } of this.waiting.values()) fail(new PixelsError('The browser could not unpack the pixels.', 0));
      this.waiting.clear();
    };
    return worker;
  }

  private send(task: { do: 'group' | 'array'; path: string } | { do: 'read'; path: string; selection: Selection }): {
    id: number;
    outcome: Promise<Outcome>;
  } {
    const id = ++this.last;
    const outcome = new Promise<Outcome>((done, fail) => {
      this.waiting.set(id, { done, fail });
      this.workers[id % this.workers.length]?.postMessage({ ...task, id, address: this.address, format: this.format } satisfies Task);
    }).then((answer) => {
      if ('failed' in answer) throw new PixelsError(answer.failed, answer.status);
      return answer;
    });
    return { id, outcome };
  }

  async attributes(path: string): Promise<unknown> {
    const answer = await this.send({ do: 'group', path }).outcome;
    if (!('attributes' in answer)) throw new PixelsError('No group.', 0);
    this.format = answer.format;
    return answer.attributes;
  }

  async array(path: string): Promise<ArrayFacts> {
    const answer = await this.send({ do: 'array', path }).outcome;
    if (!('array' in answer)) throw new PixelsError('No array.', 0);
    return answer.array;
  }

  /** What was read already. */
  at(key: string): Tile | undefined {
    const tile = this.kept.get(key);
    if (tile) {
      this.kept.delete(key);
      this.kept.set(key, tile);
    }
    return tile;
  }

  failed(key: string): PixelsError | undefined {
    return this.failures.get(key);
  }

  /** Forgets failures, so that what failed is wanted once more. */
  retry(): void {
    this.failures.clear();
    this.changed();
  }

  /** From now on these, in this order, and nothing else. */
  want(tiles: readonly Wanted[]): void {
    const keys = new Set(tiles.map(({ key }) => key));
    for (const [key, id] of this.reading) {
      if (!keys.has(key)) this.workers[id % this.workers.length]?.postMessage({ id, do: 'cancel' } satisfies Task);
    }
    this.queue = tiles.filter(({ key }) => !this.kept.has(key) && !this.reading.has(key) && !this.failures.has(key));
    this.next();
  }

  /** Reads at once, whatever else is wanted. */
  async read(wanted: Wanted): Promise<Tile> {
    const known = this.at(wanted.key);
    if (known) return known;
    const answer = await this.send({ do: 'read', path: wanted.path, selection: wanted.selection }).outcome;
    if (!('tile' in answer)) throw new PixelsError('No pixels.', 0);
    this.keep(wanted.key, answer.tile);
    return answer.tile;
  }

  private next(): void {
    while (this.reading.size < MOST_UNDER_WAY) {
      const wanted = this.queue.shift();
      if (!wanted) return;
      const { id, outcome } = this.send({ do: 'read', path: wanted.path, selection: wanted.selection });
      this.reading.set(wanted.key, id);
      outcome
        .then((answer) => {
          if ('tile' in answer) this.keep(wanted.key, answer.tile);
        })
        .catch((failure: unknown) => {
          if (isCancelled(failure)) return;
          this.failures.set(wanted.key, failure instanceof PixelsError ? failure : new PixelsError(String(failure), 0));
        })
        .finally(() => {
          this.reading.delete(wanted.key);
          this.changed();
          this.next();
        });
    }
  }

  private keep(key: string, tile: Tile): void {
    const before = this.kept.get(key);
    if (before) this.bytes -= before.samples.byteLength;
    this.kept.delete(key);
    this.kept.set(key, tile);
    this.bytes += tile.samples.byteLength;
    for (const [old, { samples }] of this.kept) {
      if (this.bytes <= this.most || old === key) break;
      this.kept.delete(old);
      this.bytes -= samples.byteLength;
    }
  }

  close(): void {
    this.queue = [];
    for (const worker of this.workers) worker.terminate();
    this.waiting.clear();
  }
}

function isCancelled(failure: unknown): boolean {
  return failure instanceof PixelsError && /abort/i.test(failure.message);
}
