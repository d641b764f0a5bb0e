import { expect, it } from 'vitest';
import type { Study } from '../api/types';
import { isOnItsWay } from './onItsWay';

const NOW = Date.parse('2026-11-22T10:20:00Z');
const UNCOMPARED: Study = {
  accession: 'S-LMK1',
  version: 1,
  state: 'public',
  title: 'Dividing cells',
  submittedAt: '2026-11-22T10:10:00Z',
  releaseDate: '2026-11-22',
  files: { count: 2, bytes: 20 },
  ingest: { state: 'completed', total: 2 },
  versions: [{ version: 1, submittedAt: '2026-11-22T10:10:00Z', files: 2, bytes: 20 }],
};
const SETTLED: Study = {
  ...UNCOMPARED,
  integrity: { sealedAt: '2026-11-22T10:10:00Z', verifiedAt: '2026-11-22T10:15:00Z', damaged: 0 },
};

it('a study whose files are examined, compared and released is settled', () => {
  expect(isOnItsWay(SETTLED, NOW)).toBe(false);
  expect(isOnItsWay({ ...SETTLED, state: 'private', releaseDate: '2027-01-01' }, NOW)).toBe(false);
});

it('a study changes while its files are looked into, and until a release that is due', () => {
  expect(isOnItsWay({ ...SETTLED, ingest: { state: 'running', done: 1, total: 2 } }, NOW)).toBe(true);
  expect(isOnItsWay({ ...SETTLED, state: 'private' }, NOW)).toBe(true);
});

it('a study changes while its next version is not shown yet', () => {
  const next = { version: 2, submittedAt: '2026-11-22T10:19:00Z', files: 2, bytes: 20 };
  expect(isOnItsWay({ ...SETTLED, versions: [...(SETTLED.versions ?? []), { ...next, pending: true }] }, NOW)).toBe(true);
  expect(isOnItsWay({ ...SETTLED, versions: [...(SETTLED.versions ?? []), next] }, NOW)).toBe(false);
});

it('young files are about to be compared with their digests; old ones that never were are not waited for', () => {
  expect(isOnItsWay(UNCOMPARED, NOW)).toBe(true);
  expect(isOnItsWay({ ...UNCOMPARED, submittedAt: '2026-11-22T10:04:59Z' }, NOW)).toBe(false);
});

it('what was withdrawn stays as it is', () => {
  expect(isOnItsWay({ ...SETTLED, state: 'withdrawn', ingest: { state: 'running', total: 2 } }, NOW)).toBe(false);
});
