import { describe, expect, it } from 'vitest';
import { choicesFor, collectionOf, curatedBy, type Collection } from './collections';

function collection(name: string, more: Partial<Collection> = {}): Collection {
  return {
    name,
    title: name,
    description: '',
    accessionPrefix: 'S-LMK',
    templates: ['minimal'],
    defaultTemplate: 'minimal',
    licences: ['CC0-1.0'],
    required: [],
    deposits: 'open',
    default: false,
    ...more,
  };
}

const ALL = [
  collection('BioImages', { default: true, curators: [] }),
  collection('Plants', { curators: ['ada'] }),
  collection('Retired', { deposits: 'closed', curators: ['ada', 'ben'] }),
];

describe('collections', () => {
  it('are named without regard to case, and the default one by silence', () => {
    expect(collectionOf(ALL, ' plants')?.name).toBe('Plants');
    expect(collectionOf(ALL, undefined)?.name).toBe('BioImages');
    expect(collectionOf(ALL, '')?.name).toBe('BioImages');
    expect(collectionOf(ALL, 'Elsewhere')).toBeUndefined();
  });

  it('are offered while they are open, or when the draft is in one already', () => {
    const names = (current: Collection | undefined) => choicesFor(ALL, current).map(({ name }) => name);
    expect(names(undefined)).toEqual(['BioImages', 'Plants']);
    expect(names(ALL[2])).toEqual(['BioImages', 'Plants', 'Retired']);
  });

  it('are those of the curator, or all for a curator of none', () => {
    expect(curatedBy(ALL, 'Ben').map(({ name }) => name)).toEqual(['Retired']);
    expect(curatedBy(ALL, 'eve')).toHaveLength(3);
  });
});
