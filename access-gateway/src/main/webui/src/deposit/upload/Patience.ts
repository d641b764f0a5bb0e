import { ProblemError, UnreachableError } from '../../api/http';

/** Why nothing is sent for the moment. */
export type Trouble = 'unreachable' | 'busy' | 'signed-out';

/** What the waiting depends on outside of the transfer. */
export interface Surroundings {
  signedIn(): Promise<boolean>;
  /** Calls back when the network is back or somebody looks at the page; returns how to end that. */
  onWake(listener: () => void): () => void;
}

const FIRST_MILLIS = 1_000;
const LONGEST_MILLIS = 30_000;
const SIGN_IN_MILLIS = 10_000;
/** Of failures that may be of one file, such as a fault of the archive: others get their turn then. */
const MOST_TRIES = 6;

/** Answers of a network or an archive that is away for a while, however long. */
const AWAY = new Set([429, 502, 503, 504]);
/** Answers that pass too, or are about this request alone. */
const PASSING = new Set([408, 423]);

/**
 * Waits until something that failed may be tried again: growing times while the archive is away,
 * until somebody is signed in when nobody is. Everything that fails in that time waits together.
 */
export class Patience {
  private failures = 0;
  private pause: Promise<void> | undefined;
  private why: Trouble | undefined;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly tell: () => void,
  ) {}

  get trouble(): Trouble | undefined {
    return this.why;
  }

  /** The archive has taken something. */
  progressed(): void {
    this.failures = 0;
    if (this.why === undefined) return;
    this.why = undefined;
    this.tell();
  }

  /**
   * The result of the attempt that goes well.
   *
   * @throws what an attempt threw that another would not better, or that came after the signal
   */
  async with<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        const result = await attempt();
        this.progressed();
        return result;
      } catch (failure) {
        const trouble = troubleOf(failure);
        if (signal.aborted || trouble === undefined || (trouble === 'busy' && tries >= MOST_TRIES)) throw failure;
        this.pause ??= this.await(trouble, failure, signal).finally(() => (this.pause = undefined));
        await this.pause;
        signal.throwIfAborted();
      }
    }
  }

  private async await(trouble: Trouble, failure: unknown, signal: AbortSignal): Promise<void> {
    this.why = trouble;
    this.tell();
    if (trouble !== 'signed-out') {
      await this.rest(Math.max(this.grown(), retryAfterOf(failure)), signal);
      return;
    }
    do await this.rest(SIGN_IN_MILLIS, signal);
    while (!signal.aborted && !(await this.surroundings.signedIn().catch(() => false)));
  }

  private grown(): number {
    const step = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** this.failures);
    this.failures += 1;
    return step * (0.75 + Math.random() / 4);
  }

  /** Until the time is over, or sooner when there is reason to look. */
  private rest(millis: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        forget();
        resolve();
      };
      const timer = setTimeout(end, millis);
      const forget = this.surroundings.onWake(end);
      signal.addEventListener('abort', end);
    });
  }
}

/** Why another attempt may do better; nothing if it would not. */
export function troubleOf(failure: unknown): Trouble | undefined {
  if (failure instanceof UnreachableError) return 'unreachable';
  if (!(failure instanceof ProblemError)) return undefined;
  const { status, code } = failure.problem;
  if (status === 401) return 'signed-out';
  if (AWAY.has(status)) return 'unreachable';
  // A store that is full stays so until an operator comes.
  if (status === 507) return undefined;
  return status >= 500 || PASSING.has(status) || code === 'upload.offset' ? 'busy' : undefined;
}

function retryAfterOf(failure: unknown): number {
  return failure instanceof ProblemError ? (failure.problem.retryAfterSeconds ?? 0) * 1_000 : 0;
}
