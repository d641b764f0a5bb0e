import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, UnreachableError } from '../../api/http';
import type { DraftFile } from '../../api/types';
import type { BatchLine, Requests } from './requests';
import type { TarEntry } from './tar';
import { Transfer } from './Transfer';

/** An archive of files by path whose digests are their texts. */
class Archive implements Requests {
  readonly files = new Map<string, DraftFile>();
  readonly requests: string[] = [];
  /** What the next requests fail with. */
  readonly failures: Error[] = [];
  /** Nothing is answered. */
  frozen = false;

  async storedFiles() {
    return Promise.resolve(new Map(this.files));
  }

  async sendBatch(entries: TarEntry[], signal: AbortSignal): Promise<BatchLine[]> {
    this.requests.push(`batch of ${String(entries.length)}`);
    if (this.frozen) {
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));
    }
    const failure = this.failures.shift();
    if (failure) throw failure;
    return Promise.resolve(entries.map((entry) => this.take(entry)));
  }

  async sendFile(entry: TarEntry) {
    this.requests.push(`file ${entry.path}`);
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.take(entry);
    return Promise.resolve();
  }

  async remove(path: string) {
    this.requests.push(`remove ${path}`);
    this.files.delete(path);
    return Promise.resolve();
  }

  async digest(file: File) {
    return Promise.resolve(TEXTS.get(file) ?? '');
  }

  take({ path, sha256, content }: TarEntry): BatchLine {
    this.files.set(path, { path, sha256, size: content.size });
    return { path };
  }
}

const around = { signedIn: () => Promise.resolve(false), onWake: () => () => undefined };

const TEXTS = new WeakMap<File, string>();

function found(path: string, text: string, lastModified = 1) {
  const file = new File([text], path, { lastModified });
  TEXTS.set(file, text);
  return { path, file };
}

function states(transfer: Transfer) {
  return Object.fromEntries(transfer.current().items.map(({ path, state }) => [path, state]));
}

describe('Transfer', () => {
  let archive: Archive;
  let transfer: Transfer;

  beforeEach(() => {
    vi.useFakeTimers();
    archive = new Archive();
    transfer = new Transfer(archive, around);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  /** All that can be done without waiting for the archive, and time for the notice of it. */
  async function settle() {
    await vi.advanceTimersByTimeAsync(500);
  }

  async function send(...files: { path: string; file: File }[]) {
    transfer.add(files);
    await settle();
  }

  it('sends what is new and nothing of what is there', async () => {
    archive.files.set('a', { path: 'a', sha256: 'one', size: 3 });
    await send(found('a', 'one'), found('b', 'two'), found('c', 'three'));
    expect(archive.requests).toEqual(['batch of 2']);
    expect(transfer.current()).toMatchObject({ stored: 3, storedBefore: 1 });
  });

  it('does not overwrite: a file that changed waits for a decision', async () => {
    await send(found('a', 'one'));
    await send(found('a', 'changed', 2));
    expect(transfer.current()).toMatchObject({ stored: 0, failed: 1, replaceable: 1 });
    expect(archive.files.get('a')?.sha256).toBe('one');
    expect(transfer.current().items[0]?.message).toBe('The draft has another file under this path.');

    transfer.replace();
    await settle();
    expect(states(transfer)).toEqual({ a: 'stored' });
    expect(archive.requests).toEqual(['file a', 'remove a', 'file a']);
    expect(archive.files.get('a')?.sha256).toBe('changed');
  });

  it('replaces only the files that were chosen', async () => {
    await send(found('a', 'one'), found('b', 'two'));
    await send(found('a', 'ONE', 2), found('b', 'TWO', 2));
    const [a] = transfer.current().items;
    if (a) transfer.replace([a]);
    await settle();
    expect(archive.files.get('a')?.sha256).toBe('ONE');
    expect(archive.files.get('b')?.sha256).toBe('two');
    expect(states(transfer)).toEqual({ a: 'stored', b: 'failed' });
  });

  it('does not send the same file of the same session again', async () => {
    await send(found('a', 'one'));
    await send(found('a', 'one'));
    expect(archive.requests).toEqual(['file a']);
  });

  it('sends a file again that was removed from the archive', async () => {
    await send(found('a', 'one'), found('b', 'two'));
    archive.files.delete('a');
    transfer.removed('a');
    await settle();
    expect(states(transfer)).toEqual({ b: 'stored' });
    await send(found('a', 'one'));
    expect(archive.files.has('a')).toBe(true);
  });

  it('finds out which files a pattern has removed', async () => {
    await send(found('x/a', 'one'), found('x/b', 'two'), found('y', 'three'));
    archive.files.delete('x/a');
    archive.files.delete('x/b');
    await transfer.compare(new AbortController().signal);
    await settle();
    expect(states(transfer)).toEqual({ y: 'stored' });
  });

  it('goes on by itself after an outage, with all files in place', async () => {
    archive.failures.push(new UnreachableError(), new UnreachableError(), new UnreachableError());
    await send(found('a', 'one'), found('b', 'two'));
    expect(transfer.current()).toMatchObject({ running: true, trouble: 'unreachable', stored: 0, failed: 0 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states(transfer)).toEqual({ a: 'stored', b: 'stored' });
    expect(transfer.current().trouble).toBeUndefined();
  });

  it('says that it stalls and of what, and makes a frozen request again', async () => {
    archive.frozen = true;
    await send(found('a', 'one'), found('b', 'two'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(transfer.current().silentSeconds).toBeUndefined();
    await vi.advanceTimersByTimeAsync(30_000);
    const stalled = transfer.current();
    expect(stalled).toMatchObject({ running: true, stored: 0, sentBytes: 0, bytes: 6 });
    expect(stalled.silentSeconds).toBeGreaterThanOrEqual(39);
    archive.frozen = false;
    await vi.advanceTimersByTimeAsync(25_000);
    expect(archive.requests).toEqual(['batch of 2', 'batch of 2']);
    expect(transfer.current()).toMatchObject({ running: false, stored: 2 });
    expect(transfer.current().silentSeconds).toBeUndefined();
  });

  it('does not go on by itself when somebody has paused it', async () => {
    archive.failures.push(new UnreachableError());
    await send(found('a', 'one'));
    transfer.pause();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(archive.requests).toEqual(['file a']);
    expect(transfer.current()).toMatchObject({ running: false, paused: true });
  });

  it('says that one must sign in again', async () => {
    archive.failures.push(new ProblemError({ status: 401, code: 'unauthenticated', title: 'Sign in.' }));
    await send(found('a', 'one'), found('b', 'two'));
    expect(transfer.current()).toMatchObject({ running: true, trouble: 'signed-out', failed: 0 });
  });

  it('lets a batch that is refused not end the others', async () => {
    archive.failures.push(new ProblemError({ status: 413, code: 'too.large', title: 'Too large.' }));
    await send(found('a', 'one'), found('b', 'two'));
    expect(transfer.current()).toMatchObject({ running: false, failed: 2 });
    expect(transfer.current().items[0]?.message).toBe('Too large.');
  });
});
