import { expect, it } from 'vitest';
import type { Annotation } from '../api/types';
import { searchOf, subjectsOf, termText } from './subjects';

const ROW: Annotation[] = [
  { name: 'Plate', value: 'P1' },
  { name: 'Phenotype 1', value: 'big', subject: 'phenotype', term: { id: 'CMPO:0000128', label: 'increased cell size' } },
  { name: 'Gene Symbol', value: 'PLK1; TP53 ;plk1;', subject: 'gene' },
  { name: 'Gene Identifier', value: 'ENSG00000166851' },
  { name: 'Phenotype 2', value: 'odd', subject: 'phenotype' },
  { name: 'Compound', value: 'taxol', subject: 'compound' },
];

it('names what an image shows once, as search counts it, in the order of the table', () => {
  expect(subjectsOf([...ROW, ...ROW])).toEqual([
    { field: 'phenotype', name: 'increased cell size' },
    { field: 'gene', name: 'PLK1' },
    { field: 'gene', name: 'TP53' },
    { field: 'phenotype', name: 'odd' },
    { field: 'compound', name: 'taxol' },
  ]);
  expect(subjectsOf([])).toEqual([]);
  expect(subjectsOf([{ name: 'Gene', value: ' ; ', subject: 'gene' }])).toEqual([]);
});

it('finds images of the same', () => {
  const address = new URL(searchOf({ field: 'compound', name: 'a "b" & c' }), 'https://archive.example.org');
  expect(address.pathname).toBe('/search');
  expect(address.searchParams.get('in')).toBe('images');
  expect(address.searchParams.get('only')).toBe('compound:"a  b  & c"');
});

it('says of a term what the value does not say', () => {
  expect(ROW.map(termText)).toEqual(['', 'increased cell size, CMPO:0000128', '', '', '', '']);
  expect(termText({ name: 'Organism', value: 'Homo sapiens', term: { id: 'NCBITaxon:9606', label: 'Homo sapiens' } })).toBe(
    'NCBITaxon:9606',
  );
  expect(termText({ name: 'Organism', value: 'human', term: { id: 'NCBITaxon:9606' } })).toBe('NCBITaxon:9606');
});
