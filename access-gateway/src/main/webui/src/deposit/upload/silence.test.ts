import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UnreachableError } from '../../api/http';
import { type Moved, watched } from './silence';

describe('watched', () => {
  let move: Moved;
  let pause: AbortController;

  beforeEach(() => {
    vi.useFakeTimers();
    pause = new AbortController();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  /** An attempt that ends only when it is ended. */
  function frozen() {
    const result = watched(
      pause.signal,
      (signal, moved) =>
        new Promise((_, reject) => {
          move = moved;
          signal.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError')));
        }),
    ).catch((failure: unknown) => failure);
    let ended = false;
    void result.then(() => (ended = true));
    return { result, ended: () => ended };
  }

  it('ends what is silent for a minute', async () => {
    const attempt = frozen();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(attempt.ended()).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await attempt.result).toBeInstanceOf(UnreachableError);
  });

  it('leaves alone what is slow', async () => {
    const attempt = frozen();
    for (let byte = 0; byte < 100; byte++) {
      await vi.advanceTimersByTimeAsync(50_000);
      move(false);
    }
    expect(attempt.ended()).toBe(false);
  });

  it('gives the archive time to answer', async () => {
    const attempt = frozen();
    move(true);
    await vi.advanceTimersByTimeAsync(290_000);
    expect(attempt.ended()).toBe(false);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await attempt.result).toBeInstanceOf(UnreachableError);
  });

  it('is ended by a pause as ever', async () => {
    const attempt = frozen();
    pause.abort();
    expect(await attempt.result).toBeInstanceOf(DOMException);
  });
});
