import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, UnreachableError } from '../../api/http';
import { Patience, type Surroundings, troubleOf } from './Patience';

const problem = (status: number, retryAfterSeconds?: number, code = 'some.code') =>
  new ProblemError({ status, code, title: 'No', ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });

class Window implements Surroundings {
  someone = false;
  private readonly listeners = new Set<() => void>();

  async signedIn() {
    return Promise.resolve(this.someone);
  }

  onWake(listener: () => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  wake() {
    [...this.listeners].forEach((listener) => listener());
  }
}

describe('Patience', () => {
  let around: Window;
  let patience: Patience;
  let abort: AbortController;

  beforeEach(() => {
    vi.useFakeTimers();
    around = new Window();
    patience = new Patience(around, () => undefined);
    abort = new AbortController();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  /** An attempt that fails so before it goes well, and when each was made. */
  function attempts(...failures: Error[]) {
    const begun = Date.now();
    const times: number[] = [];
    const result = patience.with(async () => {
      times.push(Math.floor((Date.now() - begun) / 1_000));
      const failure = failures.shift();
      return failure ? Promise.reject(failure) : Promise.resolve('done');
    }, abort.signal);
    result.catch(() => undefined);
    return { times, result };
  }

  it('goes on after an outage of an hour, and does not ask too often', async () => {
    const { times, result } = attempts(...Array.from({ length: 130 }, () => new UnreachableError()));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(patience.trouble).toBe('unreachable');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(times.length).toBeGreaterThan(100);
    await vi.advanceTimersByTimeAsync(600_000);
    await expect(result).resolves.toBe('done');
    expect(patience.trouble).toBeUndefined();
  });

  it('goes on at once when the network is back', async () => {
    const { times, result } = attempts(...Array.from({ length: 6 }, () => new UnreachableError()));
    await vi.advanceTimersByTimeAsync(32_000);
    const before = times.length;
    expect(before).toBeLessThan(7);
    around.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(times.length).toBe(before + 1);
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(result).resolves.toBe('done');
  });

  it('waits as long as the archive asks it to', async () => {
    const { times, result } = attempts(problem(429, 40));
    await vi.advanceTimersByTimeAsync(39_000);
    expect(times).toEqual([0]);
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(result).resolves.toBe('done');
    expect(times).toEqual([0, 40]);
  });

  it('stops while nobody is signed in, and goes on then', async () => {
    const { times, result } = attempts(problem(401));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(times).toEqual([0]);
    expect(patience.trouble).toBe('signed-out');
    around.someone = true;
    around.wake();
    await expect(result).resolves.toBe('done');
    expect(patience.trouble).toBeUndefined();
  });

  it('does not try what was refused', async () => {
    const { times, result } = attempts(problem(409, undefined, 'path.exists'));
    await expect(result).rejects.toThrow('No');
    expect(times).toEqual([0]);
  });

  it('leaves a file alone that makes the archive fail again and again', async () => {
    const { times, result } = attempts(...Array.from({ length: 20 }, () => problem(500)));
    await vi.advanceTimersByTimeAsync(300_000);
    await expect(result).rejects.toThrow('No');
    expect(times).toHaveLength(6);
  });

  it('ends at once when somebody pauses', async () => {
    const { times, result } = attempts(new UnreachableError());
    await vi.advanceTimersByTimeAsync(0);
    abort.abort();
    await expect(result).rejects.toThrow();
    expect(times).toEqual([0]);
  });

  it('lets everything that failed in an outage wait together', async () => {
    const one = attempts(new UnreachableError(), new UnreachableError());
    const other = attempts(new UnreachableError(), new UnreachableError());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.times).toEqual(other.times);
    await expect(Promise.all([one.result, other.result])).resolves.toEqual(['done', 'done']);
  });
});

describe('troubleOf', () => {
  it('knows what passes by itself', () => {
    const passing = [408, 423, 429, 500, 502, 503, 504].map((status) => troubleOf(problem(status)));
    expect(passing).toEqual(['busy', 'busy', 'unreachable', 'busy', 'unreachable', 'unreachable', 'unreachable']);
    expect([400, 403, 404, 413, 507].map((status) => troubleOf(problem(status)))).toEqual(Array(5).fill(undefined));
    expect(troubleOf(problem(409, undefined, 'upload.offset'))).toBe('busy');
    expect(troubleOf(new Error('The file cannot be read any more.'))).toBeUndefined();
  });
});
