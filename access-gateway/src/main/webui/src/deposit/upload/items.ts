import type { Trouble } from './Patience';

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
  /** Of the archive, why it refused the file. */
  code?: string;
  /** What the archive has under this path gives way to it. */
  replaces?: boolean;
}

/** Of a file whose path has other bytes in the archive. */
export const EXISTS = 'path.exists';

export interface Snapshot extends ReturnType<typeof countOf> {
  items: readonly Item[];
  running: boolean;
  paused: boolean;
  leftOut: number;
  /** What it waits for; it goes on by itself. */
  trouble?: Trouble;
  /** Why all of it stopped. */
  stopped?: string;
}

/** Whether an item failed only because the archive has other bytes under its path. */
export function isReplaceable({ state, code }: Item): boolean {
  return state === 'failed' && code === EXISTS;
}

/** Whether a file that is chosen again is as it was when it was chosen before. */
export function isSame(one: File, other: File): boolean {
  return one.size === other.size && one.lastModified === other.lastModified;
}

/** What there is to say of all of them. */
export function countOf(items: readonly Item[]) {
  const count = (wanted: (item: Item) => boolean) => items.filter(wanted).length;
  return {
    stored: count(({ state }) => state === 'stored'),
    storedBefore: count(({ before }) => before),
    failed: count(({ state }) => state === 'failed'),
    replaceable: count(isReplaceable),
    bytes: items.reduce((sum, { size }) => sum + size, 0),
    sentBytes: items.reduce((sum, { sent }) => sum + sent, 0),
  };
}

export function waitingItem(path: string, file: File): Item {
  return { path, size: file.size, file, state: 'waiting', sent: 0, before: false };
}

export function changeState(item: Item, state: ItemState): void {
  item.state = state;
  if (state === 'stored') item.sent = item.size;
  if (state === 'waiting') item.sent = 0;
  delete item.message;
  delete item.code;
}
