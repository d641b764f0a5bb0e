import { expect, it } from 'vitest';
import { integrityMark, outcomeOf } from './fixity';

const WHOLE = { sealedAt: '2026-11-22T10:00:00Z', verifiedAt: '2026-11-22T10:05:00Z', damaged: 0 };

it('says nothing of files that were not looked at', () => {
  expect(integrityMark(undefined)).toBeUndefined();
});

it('tells whole files from damaged ones', () => {
  expect(integrityMark(WHOLE)).toEqual({ text: 'Digests verified', tone: 'good' });
  expect(outcomeOf(WHOLE)).toBe('there was no difference.');
  expect(integrityMark({ ...WHOLE, damaged: 1 })).toEqual({ text: '1 file damaged', tone: 'bad' });
  expect(outcomeOf({ ...WHOLE, damaged: 1 })).toContain('1 file is not as deposited');
  expect(outcomeOf({ ...WHOLE, damaged: 1200 })).toContain('1,200 files are not as deposited');
});
