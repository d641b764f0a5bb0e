import { ProblemError } from '../../api/http';
import type { DraftFile } from '../../api/types';
import { changeState, EXISTS, type Item, type ItemState } from './items';
import { plan } from './plan';
import { Patience, type Surroundings, type Trouble } from './Patience';
import type { Requests } from './requests';
import { type Moved, watched } from './silence';
import type { TarEntry } from './tar';

const SIDE_BY_SIDE = 3;

/** One round of sending: from a start to the end of all files, or until somebody pauses. */
export class Round {
  private readonly abort = new AbortController();
  private readonly signal = this.abort.signal;
  private readonly patience: Patience;
  private stored = new Map<string, DraftFile>();

  /** @param tell that an item has changed */
  constructor(
    private readonly requests: Requests,
    surroundings: Surroundings,
    private readonly tell: () => void,
  ) {
    this.patience = new Patience(surroundings, tell);
  }

  get trouble(): Trouble | undefined {
    return this.patience.trouble;
  }

  get ended(): boolean {
    return this.signal.aborted;
  }

  end(): void {
    this.abort.abort();
  }

  /** What the archive has now, where that is known better than by what was sent. */
  knows(stored: Map<string, DraftFile>): void {
    this.stored = stored;
  }

  lacks(path: string): void {
    this.stored.delete(path);
  }

  /** @param waiting what is to be sent, asked again when all of that is done */
  async run(waiting: () => Item[]): Promise<void> {
    this.stored = await this.patiently((signal) => this.requests.storedFiles(signal));
    for (let left = waiting(); left.length > 0 && !this.ended; left = waiting()) {
      const requests = plan(left);
      const lane = async () => {
        for (let next = requests.shift(); next && !this.ended; next = requests.shift()) await this.sendTogether(next);
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
    }
  }

  private async sendTogether(items: Item[]): Promise<void> {
    const ready: { item: Item; entry: TarEntry }[] = [];
    for (const item of items) {
      if (this.ended) return;
      const entry = await this.check(item);
      if (entry) ready.push({ item, entry });
    }
    const [only] = ready;
    if (!only || this.ended) return;
    ready.forEach(({ item }) => this.change(item, 'sending'));
    if (items.length === 1) {
      await this.sendAlone(only.item, only.entry);
      return;
    }
    await this.sendMany(ready);
  }

  private async sendMany(ready: { item: Item; entry: TarEntry }[]): Promise<void> {
    const entries = ready.map(({ entry }) => entry);
    try {
      const lines = await this.patiently((signal, moved) =>
        this.requests.sendBatch(entries, signal, (complete) => {
          moved(complete);
          ready.forEach(({ item }) => this.moved(item, complete));
        }),
      );
      ready.forEach(({ item, entry }, index) => {
        const error = lines[index]?.error;
        if (error) this.fail(item, error.message, error.code);
        else this.arrived(item, entry);
      });
    } catch (failure) {
      if (!this.ended) ready.forEach(({ item }) => this.failed(item, failure));
    }
  }

  private async sendAlone(item: Item, entry: TarEntry): Promise<void> {
    try {
      await this.patiently((signal, moved) =>
        this.requests.sendFile(entry, signal, (sent) => {
          const further = sent > item.sent;
          item.sent = sent;
          if (!further) return;
          moved(sent === item.size);
          this.moved(item, sent === item.size);
        }),
      );
      this.arrived(item, entry);
    } catch (failure) {
      if (!this.ended) this.failed(item, failure);
    }
  }

  private moved(item: Item, complete: boolean): void {
    item.movedAt = Date.now();
    item.confirming = complete;
    this.patience.progressed();
    this.tell();
  }

  private patiently<T>(attempt: (signal: AbortSignal, moved: Moved) => Promise<T>): Promise<T> {
    return this.patience.with(() => watched(this.signal, attempt), this.signal);
  }

  /** The file with its digest, if it is to be sent. */
  private async check(item: Item): Promise<TarEntry | undefined> {
    this.change(item, 'checking');
    try {
      const sha256 = await this.requests.digest(item.file);
      const there = this.stored.get(item.path);
      if (there?.size === item.size && there.sha256 === sha256) {
        item.before = true;
        this.change(item, 'stored');
        return undefined;
      }
      if (item.replaces) {
        await this.patiently(() => this.requests.remove(item.path));
        this.stored.delete(item.path);
        delete item.replaces;
      } else if (there) {
        this.fail(item, 'The draft has another file under this path.', EXISTS);
        return undefined;
      }
      return { path: item.path, sha256, content: item.file };
    } catch (failure) {
      if (!this.ended) this.failed(item, failure);
      return undefined;
    }
  }

  private arrived(item: Item, { path, sha256 }: TarEntry): void {
    this.stored.set(path, { path, size: item.size, sha256 });
    this.change(item, 'stored');
  }

  private failed(item: Item, failure: unknown): void {
    const message = failure instanceof Error ? failure.message : 'Something went wrong.';
    this.fail(item, message, failure instanceof ProblemError ? failure.problem.code : undefined);
  }

  private fail(item: Item, message: string, code?: string): void {
    this.change(item, 'failed');
    item.message = message;
    if (code !== undefined) item.code = code;
  }

  private change(item: Item, state: ItemState): void {
    changeState(item, state);
    this.tell();
  }
}
