import { describe, expect, it } from 'vitest';
import { kindOf, sortOf } from './kinds';
import { filterOf, filtersFor, filterText, valueText, withFilters } from './query';

describe('search query', () => {
  it('keeps an OR of the text inside the filters', () => {
    expect(withFilters('a OR b', [filterOf('organism', 'Homo sapiens')])).toBe('(a OR b) AND organism:"Homo sapiens"');
  });

  it('needs no text', () => {
    expect(withFilters(' ', [filterOf('year', 2026)])).toBe('year:"2026"');
    expect(withFilters('', [])).toBe('');
  });

  it('never ends a value before its end', () => {
    const filter = filterOf('keyword', 'so "called"');
    expect(filter).toBe('keyword:"so  called"');
    expect(filterText(filter, 'studies')).toBe('keyword: so  called'.replace('keyword', 'Keyword'));
  });

  it('writes ranges as the query language has them and people read them', () => {
    expect(filterOf('size', '[1000000 TO 9999999]')).toBe('size:[1000000 TO 9999999]');
    expect(filterText('size:[1000000 TO 9999999]', 'files')).toBe('Size: 1.0 MB to 10.0 MB');
    expect(valueText('[0 TO 9999]', 'studies')).toBe('below 10.0 kB');
    expect(valueText('[1000000000 TO *]', 'files')).toBe('1.0 GB and more');
    expect(valueText('[1048576 TO 16777215]', 'images')).toBe('1 megapixels to 16 megapixels');
    expect(valueText('[262144 TO 1048575]', 'images')).toBe('0.25 megapixels to 1 megapixels');
  });

  it('takes only those filters to another kind of result that mean the same there', () => {
    const filters = ['organism:"Mus musculus"', 'format:"czi"', 'size:[0 TO 9999]'];
    expect(filtersFor('images', filters)).toEqual(['organism:"Mus musculus"', 'format:"czi"']);
    expect(filtersFor('files', filters)).toEqual(['format:"czi"']);
  });

  it('reads what an address says, and nothing else', () => {
    expect(kindOf('files')).toBe('files');
    expect(kindOf('people')).toBe('studies');
    expect(sortOf('studies', 'largest')).toBe('largest');
    expect(sortOf('studies', 'loudest')).toBe('relevance');
    expect(sortOf('files', 'largest')).toBe('');
  });
});
