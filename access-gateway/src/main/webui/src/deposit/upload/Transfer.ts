import { changeState, countOf, isReplaceable, isSame, type Item, silenceOf, type Snapshot, waitingItem } from './items';
import type { Surroundings } from './Patience';
import { isLitter } from './plan';
import type { Requests } from './requests';
import { Round } from './Round';

const NOTICE_MILLIS = 120;
/** So that silence shows. */
const TICK_MILLIS = 1_000;

/** The files of one draft on their way from this browser. Lives on while one looks at other pages. */
export class Transfer {
  private readonly items = new Map<string, Item>();
  private readonly listeners = new Set<() => void>();
  private round: Round | undefined;
  private leftOut = 0;
  private paused = false;
  private stopped: string | undefined;
  private notice: ReturnType<typeof setTimeout> | undefined;
  private snapshot: Snapshot = this.look();

  constructor(
    private readonly requests: Requests,
    private readonly surroundings: Surroundings,
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = () => this.snapshot;

  add(files: readonly { path: string; file: File }[]): void {
    for (const { path, file } of files) {
      if (isLitter(path)) {
        this.leftOut += 1;
        continue;
      }
      const known = this.items.get(path);
      if (known && known.state !== 'failed' && isSame(known.file, file)) continue;
      // One that changed takes the place of the one before, which may be on its way still.
      this.items.set(path, waitingItem(path, file));
    }
    this.start();
  }

  /** Also after a failure: what has failed is tried again. */
  start(): void {
    this.paused = false;
    for (const item of this.items.values()) {
      if (item.state === 'failed') changeState(item, 'waiting');
    }
    this.tell();
    if (!this.round) void this.run();
  }

  pause(): void {
    this.paused = true;
    this.round?.end();
    this.tell();
  }

  /** What failed because the archive has another file under its path takes the place of that file. */
  replace(wanted: readonly Item[] = [...this.items.values()]): void {
    wanted.filter(isReplaceable).forEach((item) => (item.replaces = true));
    this.start();
  }

  /** A file was removed from the archive: it is no longer one that was sent. */
  removed(path: string): void {
    this.round?.lacks(path);
    if (this.items.get(path)?.state === 'stored') this.items.delete(path);
    this.tell();
  }

  /** Files were removed from the archive, nobody knows which. */
  async compare(signal: AbortSignal): Promise<void> {
    const sent = [...this.items.values()].filter(({ state }) => state === 'stored');
    if (sent.length === 0 && !this.round) return;
    const there = await this.requests.storedFiles(signal);
    this.round?.knows(there);
    for (const item of sent) {
      if (!there.has(item.path) && this.items.get(item.path) === item) this.items.delete(item.path);
    }
    this.tell();
  }

  private async run(): Promise<void> {
    const round = new Round(this.requests, this.surroundings, () => this.tell());
    this.round = round;
    this.stopped = undefined;
    this.tell();
    const tick = setInterval(() => this.tell(), TICK_MILLIS);
    try {
      await round.run(() => this.waiting());
    } catch (failure) {
      if (!round.ended) this.stopped = failure instanceof Error ? failure.message : 'Something went wrong.';
      round.end();
    } finally {
      clearInterval(tick);
      for (const item of this.items.values()) {
        if (item.state === 'checking' || item.state === 'sending') changeState(item, 'waiting');
      }
      this.round = undefined;
      this.tell();
      if (!this.paused && this.stopped === undefined && this.waiting().length > 0) void this.run();
    }
  }

  private waiting(): Item[] {
    return [...this.items.values()].filter((item) => item.state === 'waiting');
  }

  private tell(): void {
    this.notice ??= setTimeout(() => {
      this.notice = undefined;
      this.snapshot = this.look();
      this.listeners.forEach((listener) => listener());
    }, NOTICE_MILLIS);
  }

  private look(): Snapshot {
    const items = [...this.items.values()];
    const at = Date.now();
    return {
      items,
      at,
      ...countOf(items),
      ...silenceOf(items, at),
      running: this.round !== undefined,
      paused: this.paused,
      leftOut: this.leftOut,
      ...(this.round?.trouble === undefined ? {} : { trouble: this.round.trouble }),
      ...(this.stopped === undefined ? {} : { stopped: this.stopped }),
    };
  }
}
