import { expect, it } from 'vitest';
import { linksOf } from './references';

it('names a link by its description, and says what it leads to', () => {
  expect(
    linksOf([
      { url: 'EMPIAR-11380', type: 'empiar', description: 'Raw volumes' },
      { url: 'https://github.com/lab/code' },
      { url: 'doi: https://doi.org/10.1101/543231', type: 'DOI' },
    ]),
  ).toEqual([
    { title: 'Raw volumes', beside: 'EMPIAR-11380', type: 'empiar', address: 'https://www.ebi.ac.uk/empiar/EMPIAR-11380/', said: [] },
    { title: 'https://github.com/lab/code', address: 'https://github.com/lab/code', said: [] },
    { title: 'doi: https://doi.org/10.1101/543231', type: 'DOI', address: 'https://doi.org/10.1101/543231', said: [] },
  ]);
});

it('keeps as text what leads nowhere, and does not let a description hide where a link leads', () => {
  expect(
    linksOf([
      { url: 'javascript:alert(1)', type: 'url', description: 'Nothing to see' },
      { url: 'IHECRE00000919.1', type: 'EpiRR' },
      { url: 'https://exаmple.org/', description: 'https://example.org/' },
    ]),
  ).toEqual([
    { title: 'Nothing to see', beside: 'javascript:alert(1)', type: 'url', said: [] },
    { title: 'IHECRE00000919.1', type: 'EpiRR', said: [] },
    { title: 'https://xn--exmple-4nf.org/', beside: 'https://example.org/', address: 'https://xn--exmple-4nf.org/', said: [] },
  ]);
});

it('takes what was imported as it is: attributes, texts, parts that say nothing', () => {
  expect(
    linksOf([
      {
        url: 'EGAD00001001282',
        type: 'EGA',
        attributes: [{ name: 'Assay type', value: 'RNA-Seq' }, { name: 'Empty', value: '' }, 'odd'],
      },
      'S-BIAD34',
      {},
      { url: 7 },
    ]),
  ).toEqual([
    { title: 'EGAD00001001282', type: 'EGA', address: 'https://ega-archive.org/datasets/EGAD00001001282', said: ['Assay type: RNA-Seq'] },
    { title: 'S-BIAD34', address: 'https://www.ebi.ac.uk/biostudies/studies/S-BIAD34', said: [] },
    { title: '7', said: [] },
  ]);
  expect(linksOf(undefined)).toEqual([]);
  expect(linksOf({ odd: true })).toEqual([]);
});
