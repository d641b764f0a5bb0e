import { describe, expect, it } from 'vitest';
import { isSuggestible, placeOf } from './suggest';

describe('suggestions', () => {
  it('are asked for words, not for queries', () => {
    expect(isSuggestible('mi')).toBe(true);
    expect(isSuggestible('m')).toBe(false);
    expect(isSuggestible('organism:"homo')).toBe(false);
    expect(isSuggestible('sizeX:[1 TO')).toBe(false);
    expect(isSuggestible('a'.repeat(201))).toBe(false);
  });

  it('lead to what has the value, or to the study itself', () => {
    expect(placeOf({ value: 'Homo sapiens', query: 'organism:"Homo sapiens"', count: 3 })).toBe(
      '/search?only=organism%3A%22Homo+sapiens%22',
    );
    expect(placeOf({ value: 'Newts', query: 'accession:S-LMK7', accession: 'S-LMK7' })).toBe('/studies/S-LMK7');
  });
});
