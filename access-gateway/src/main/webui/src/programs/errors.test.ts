import { expect, it } from 'vitest';
import { meaning } from './errors';

it('says what a status means unless the contract says more', () => {
  expect(meaning('412', 'What went wrong (RFC 9457).')).toBe('It was changed in the meantime.');
  expect(meaning('404', 'A problem.')).toBe('There is nothing here, or you may not see it.');
  expect(meaning('409', 'The name is taken.')).toBe('The name is taken.');
  expect(meaning('499', 'A problem.')).toBe('A problem.');
});
