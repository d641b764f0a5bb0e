import type { Study } from '../api/types';

/** Files of most studies were read back from the store by then; of older ones a visit tells. */
const YOUNG_MILLIS = 15 * 60_000;

/**
 * Whether the page of a study is about to change by itself: its files are looked into, its release is due and follows,
 * a version of it is not shown yet, or its files are young and are still compared with their digests.
 */
export function isOnItsWay({ ingest, state, releaseDate, versions, integrity, submittedAt }: Study, now: number): boolean {
  if (state === 'withdrawn') return false;
  const isDue = releaseDate !== undefined && Date.parse(releaseDate) <= now;
  const isYoung = submittedAt !== undefined && now - Date.parse(submittedAt) < YOUNG_MILLIS;
  return (
    ingest.state !== 'completed' ||
    (state !== 'public' && isDue) ||
    (versions ?? []).some(({ pending }) => pending) ||
    (integrity === undefined && isYoung)
  );
}
