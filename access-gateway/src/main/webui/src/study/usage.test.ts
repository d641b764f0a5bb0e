import { expect, it } from 'vitest';
import { readable, type UsageCounts } from './usage';

function counts(investigations: number, requests: number): UsageCounts {
  return { investigations, uniqueInvestigations: 1, requests, uniqueRequests: 1 };
}

it('tells visits and downloads apart, which COUNTER counts in one another', () => {
  const usage = {
    ...counts(12, 5),
    machine: counts(4, 3),
    months: [
      { month: '2026-10', ...counts(10, 5), machine: counts(4, 3) },
      { month: '2026-11', ...counts(2, 0), machine: counts(0, 0) },
    ],
  };
  expect(readable(usage)).toEqual({ visits: 7, downloads: 5, byScripts: 3, since: '2026-10' });
});

it('has no beginning where nothing was counted', () => {
  expect(readable({ ...counts(0, 0), machine: counts(0, 0), months: [] }).since).toBeUndefined();
});
