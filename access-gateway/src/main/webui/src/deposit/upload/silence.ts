import { UnreachableError } from '../../api/http';

/** After so long without a byte a transfer says that it stalls. */
export const STALLED_MILLIS = 15_000;
/** After so long the request is given up and made again, from where the archive's receipt ends. */
export const GIVEN_UP_MILLIS = 60_000;
/** Of a request that is sent whole: the archive may have much to read again before it answers. */
export const ANSWER_MILLIS = 300_000;

const LOOK_MILLIS = 1_000;

/** Tells that a byte moved, and whether all of them are sent, so that only the answer is missing. */
export type Moved = (complete: boolean) => void;

/**
 * Ends an attempt in which nothing moves for too long, which no browser does by itself; slowness is
 * no silence.
 *
 * @throws UnreachableError if it was ended so
 */
export async function watched<T>(
  signal: AbortSignal,
  attempt: (signal: AbortSignal, moved: Moved) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const end = () => abort.abort();
  let last = Date.now();
  let complete = false;
  let silent = false;
  const look = setInterval(() => {
    if (Date.now() - last < (complete ? ANSWER_MILLIS : GIVEN_UP_MILLIS)) return;
    silent = true;
    end();
  }, LOOK_MILLIS);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    return await attempt(abort.signal, (all) => {
      last = Date.now();
      complete = all;
    });
  } catch (failure) {
    throw silent ? new UnreachableError() : failure;
  } finally {
    clearInterval(look);
    signal.removeEventListener('abort', end);
  }
}
