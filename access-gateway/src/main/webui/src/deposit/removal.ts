import { ask, tell } from '../api/http';
import type { Finding } from '../api/http';

export interface RemovalLine {
  path: string;
  size: number;
}

/** An action of a draft, as far as removing goes. */
export interface Removal {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  counts: { entries?: number; changed?: number; bytes?: number };
  /** The first that are removed. */
  lines: RemovalLine[];
  error?: Finding;
}

const ASK_AGAIN_MILLIS = [100, 200, 400, 800, 1_500];

/**
 * Removes the files whose whole path matches, or says which those would be.
 *
 * @param signal ends the waiting; what has begun goes on
 * @throws Error with what the archive says, if it could not
 */
export async function removeMatching(
  draft: string,
  pattern: string,
  how: 'preview' | 'remove',
  signal?: AbortSignal,
): Promise<Removal> {
  const path = `/api/v1/drafts/${draft}/actions`;
  const asked = { action: 'remove', pattern, preview: how === 'preview' };
  let { body } = await tell<Removal>('POST', path, asked);
  for (let round = 0; body.state === 'waiting' || body.state === 'running'; round++) {
    await pause(ASK_AGAIN_MILLIS[Math.min(round, ASK_AGAIN_MILLIS.length - 1)] ?? 0);
    signal?.throwIfAborted();
    body = (await ask<Removal>(`${path}/${body.id}`, signal)).body;
  }
  if (body.state !== 'done') throw new Error(body.error?.message ?? 'The archive ended this before it was done.');
  return body;
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
