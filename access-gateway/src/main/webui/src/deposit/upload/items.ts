import type { Trouble } from './Patience';
import { STALLED_MILLIS } from './silence';

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
  /** When its last byte went, while it is sent. */
  movedAt?: number;
  /** All of it is sent; the archive has to say that it has it. */
  confirming?: boolean;
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
  /** When this was seen. */
  at: number;
  /** For how long no byte has moved, if that is long. */
  silentSeconds?: number;
  /** All that is on its way has been sent. */
  confirming: boolean;
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
  delete item.confirming;
  if (state === 'sending') item.movedAt = Date.now();
  else delete item.movedAt;
}

/** Whether it is on its way and no byte of it moves. */
export function isStalled({ state, movedAt }: Item, now: number): boolean {
  return state === 'sending' && movedAt !== undefined && now - movedAt >= STALLED_MILLIS;
}

/** How long all that is on its way has been silent. */
export function silenceOf(items: readonly Item[], now: number): Pick<Snapshot, 'confirming' | 'silentSeconds'> {
  const sending = items.filter(({ state }) => state === 'sending');
  const confirming = sending.length > 0 && sending.every((item) => item.confirming);
  if (sending.length === 0 || !sending.every((item) => isStalled(item, now))) return { confirming };
  const last = sending.reduce((latest, { movedAt = 0 }) => Math.max(latest, movedAt), 0);
  return { confirming, silentSeconds: Math.floor((now - last) / 1_000) };
}
