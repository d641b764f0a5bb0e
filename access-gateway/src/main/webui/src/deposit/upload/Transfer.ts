import type { DraftFile } from '../../api/types';
import { sha256Of } from './hash';
import { isLitter, plan } from './plan';
import { sendBatch, sendFile, storedFiles } from './requests';
import type { TarEntry } from './tar';

export type ItemState = 'waiting' | 'checking' | 'sending' | 'stored' | 'failed';

export interface Item {
  readonly path: string;
  readonly size: number;
  readonly file: File;
  state: ItemState;
  sent: number;
  /** Was there before: from an earlier visit, or the command line. */
  before: boolean;
  message?: string;
}

export interface Snapshot {
  items: readonly Item[];
  running: boolean;
  paused: boolean;
  stored: number;
  storedBefore: number;
  failed: number;
  bytes: number;
  sentBytes: number;
  leftOut: number;
  /** Why all of it stopped. */
  stopped?: string;
}

const SIDE_BY_SIDE = 3;
const NOTICE_MILLIS = 120;

/** The files of one draft on their way from this browser. Lives on while one looks at other pages. */
export class Transfer {
  private readonly items = new Map<string, Item>();
  private readonly listeners = new Set<() => void>();
  private stored: Map<string, DraftFile> | undefined;
  private abort: AbortController | undefined;
  private leftOut = 0;
  private paused = false;
  private stopped: string | undefined;
  private notice: ReturnType<typeof setTimeout> | undefined;
  private snapshot: Snapshot = this.look();

  constructor(private readonly draft: string) {}

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
      if (known && known.state !== 'failed') continue;
      this.items.set(path, { path, size: file.size, file, state: 'waiting', sent: 0, before: false });
    }
    this.start();
  }

  /** Also after a failure: what has failed is tried again. */
  start(): void {
    this.paused = false;
    for (const item of this.items.values()) {
      if (item.state === 'failed') this.change(item, 'waiting');
    }
    this.tell();
    if (!this.abort) void this.run();
  }

  pause(): void {
    this.paused = true;
    this.abort?.abort();
    this.tell();
  }

  private async run(): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    this.stopped = undefined;
    this.tell();
    try {
      this.stored = await storedFiles(this.draft, abort.signal);
      for (let left = this.waiting(); left.length > 0 && !abort.signal.aborted; left = this.waiting()) {
        await this.sendAll(plan(left), abort.signal);
      }
    } catch (failure) {
      if (!abort.signal.aborted) this.stopped = failure instanceof Error ? failure.message : 'Something went wrong.';
      abort.abort();
    } finally {
      for (const item of this.items.values()) {
        if (item.state === 'checking' || item.state === 'sending') this.change(item, 'waiting');
      }
      this.abort = undefined;
      this.tell();
      if (!this.paused && this.stopped === undefined && this.waiting().length > 0) void this.run();
    }
  }

  private waiting(): Item[] {
    return [...this.items.values()].filter((item) => item.state === 'waiting');
  }

  private async sendAll(requests: Item[][], signal: AbortSignal): Promise<void> {
    const lane = async () => {
      for (let next = requests.shift(); next && !signal.aborted; next = requests.shift()) {
        await this.sendTogether(next, signal);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  }

  private async sendTogether(items: Item[], signal: AbortSignal): Promise<void> {
    const entries: TarEntry[] = [];
    for (const item of items) {
      if (signal.aborted) return;
      const entry = await this.check(item);
      if (entry) entries.push(entry);
    }
    const [only] = entries;
    if (!only || signal.aborted) return;
    entries.forEach(({ path }) => this.changePath(path, 'sending'));
    if (items.length === 1) {
      await this.sendAlone(only, signal);
    } else {
      for (const line of await sendBatch(this.draft, entries, signal)) {
        this.changePath(line.path, line.error ? 'failed' : 'stored', line.error?.message);
      }
    }
  }

  private async sendAlone(entry: TarEntry, signal: AbortSignal): Promise<void> {
    try {
      await sendFile(this.draft, entry, signal, (sent) => {
        const item = this.items.get(entry.path);
        if (item) item.sent = sent;
        this.tell();
      });
      this.changePath(entry.path, 'stored');
    } catch (failure) {
      if (signal.aborted) return;
      this.changePath(entry.path, 'failed', failure instanceof Error ? failure.message : undefined);
    }
  }

  /** The file with its digest, if it is not there yet. */
  private async check(item: Item): Promise<TarEntry | undefined> {
    this.change(item, 'checking');
    try {
      const sha256 = await sha256Of(item.file);
      const there = this.stored?.get(item.path);
      if (there?.size === item.size && there.sha256 === sha256) {
        item.before = true;
        this.change(item, 'stored');
        return undefined;
      }
      return { path: item.path, sha256, content: item.file };
    } catch (failure) {
      this.change(item, 'failed', failure instanceof Error ? failure.message : undefined);
      return undefined;
    }
  }

  private changePath(path: string, state: ItemState, message?: string): void {
    const item = this.items.get(path);
    if (item) this.change(item, state, message);
  }

  private change(item: Item, state: ItemState, message?: string): void {
    item.state = state;
    if (state === 'stored') item.sent = item.size;
    if (state === 'waiting') item.sent = 0;
    if (message === undefined) delete item.message;
    else item.message = message;
    this.tell();
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
    const count = (wanted: (item: Item) => boolean) => items.filter(wanted).length;
    return {
      items,
      running: this.abort !== undefined,
      paused: this.paused,
      stored: count(({ state }) => state === 'stored'),
      storedBefore: count(({ before }) => before),
      failed: count(({ state }) => state === 'failed'),
      bytes: items.reduce((sum, { size }) => sum + size, 0),
      sentBytes: items.reduce((sum, { sent }) => sum + sent, 0),
      leftOut: this.leftOut,
      ...(this.stopped === undefined ? {} : { stopped: this.stopped }),
    };
  }
}

const transfers = new Map<string, Transfer>();

export function transferOf(draft: string): Transfer {
  const known = transfers.get(draft) ?? new Transfer(draft);
  transfers.set(draft, known);
  return known;
}
