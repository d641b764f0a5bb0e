import { describe, expect, it } from 'vitest';
import type { Annotation } from '../api/types';
import { attributesOf, foundWells } from './attributes';
import type { Well } from './types';

function well(name: string, annotations: Annotation[]): Well {
  return { name, row: name.slice(0, 1), column: Number(name.slice(1)), images: [], annotations };
}

const WELLS = [
  well('A1', [
    { name: 'Plate', value: 'p1' },
    { name: 'Well', value: 'A1' },
    { name: 'Organism', value: 'Homo sapiens' },
    { name: 'Cell count', value: '120' },
    { name: 'Gene Symbol', value: 'PLK1', subject: 'gene' },
  ]),
  well('A2', [
    { name: 'Organism', value: 'Homo sapiens' },
    { name: 'Cell count', value: '80' },
    { name: 'Cell count', value: '90' },
    { name: 'Gene Symbol', value: 'TP53', subject: 'gene' },
    { name: 'Phenotype', value: 'large', subject: 'phenotype', term: { id: 'CMPO:0000140', label: 'increased nucleus size' } },
  ]),
  well('A10', [{ name: 'Organism', value: 'Homo sapiens' }, { name: 'Cell count', value: '-3e1' }]),
];

describe('what wells are coloured by', () => {
  it('is what tells them apart, genes, phenotypes and compounds first', () => {
    expect(attributesOf(WELLS).map(({ name }) => name)).toEqual(['Gene Symbol', 'Phenotype', 'Cell count']);
  });

  it('has the mean of wells with several numbers', () => {
    const count = attributesOf(WELLS).find(({ name }) => name === 'Cell count');
    expect(count).toMatchObject({ kind: 'number', least: -30, most: 120 });
    expect(count?.kind === 'number' && count.values.get('A2')).toBe(85);
    expect(count?.texts.get('A2')).toBe('80; 90');
  });

  it('is text as soon as one value is no number', () => {
    const wells = [well('A1', [{ name: 'Dose', value: '1' }]), well('A2', [{ name: 'Dose', value: 'none' }])];
    expect(attributesOf(wells)).toMatchObject([{ kind: 'text', choices: ['1', 'none'] }]);
  });

  it('is nothing without annotations', () => {
    expect(attributesOf([well('A1', [])])).toEqual([]);
  });
});

describe('finding wells', () => {
  it.each([
    ['', ['A1', 'A2', 'A10']],
    ['plk1', ['A1']],
    ['CMPO:0000140', ['A2']],
    ['nucleus size', ['A2']],
    ['tp53 large', ['A2']],
    ['a1', ['A1']],
    ['A10', ['A10']],
    ['nothing', []],
  ])('%s', (typed, found) => {
    expect([...foundWells(WELLS, typed)]).toEqual(found);
  });
});
