import { describe, expect, it } from 'vitest';
import { totalText } from './total';

const page = { items: [], facets: {}, next: null };

describe('total', () => {
  it('says how far it was counted', () => {
    expect(totalText('studies', { ...page, total: 1 })).toBe('1 study');
    expect(totalText('files', { ...page, total: 2400, totalIs: 'exact' })).toBe('2,400 files');
    expect(totalText('files', { ...page, total: 25000000, totalIs: 'at-least' })).toBe('at least 25,000,000 files');
    expect(totalText('files', { ...page, total: 30000, totalIs: 'at-most' })).toBe('at most 30,000 files');
  });
});
