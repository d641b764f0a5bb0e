import { describe, expect, it } from 'vitest';
import { filterOf, filterText, withFilters } from './query';

describe('search query', () => {
  it('keeps an OR of the text inside the filters', () => {
    expect(withFilters('a OR b', [filterOf('organism', 'Homo sapiens')])).toBe('(a OR b) AND organism:"Homo sapiens"');
  });

  it('needs no text', () => {
    expect(withFilters(' ', [filterOf('year', 2026)])).toBe('year:"2026"');
    expect(withFilters('', [])).toBe('');
  });

  it('quotes quotes and shows them as they were', () => {
    const filter = filterOf('keyword', 'so "called"');
    expect(filter).toBe('keyword:"so \\"called\\""');
    expect(filterText(filter)).toBe('keyword: so "called"');
  });
});
