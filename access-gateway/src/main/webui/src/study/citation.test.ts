import { expect, it } from 'vitest';
import type { Study } from '../api/types';
import { citation } from './citation';

const STUDY: Study = {
  accession: 'S-LMK1',
  version: 2,
  state: 'public',
  title: 'Dividing cells',
  releasedAt: '2026-11-22T10:00:00Z',
  files: { count: 1, bytes: 1 },
  ingest: { state: 'completed', total: 1 },
  authors: [{ name: 'Ada Lovelace' }, { orcid: '0000-0002-1825-0097' }, { name: 'Grace Hopper' }],
};
const ADDRESS = 'https://archive.example.org/studies/S-LMK1';

it('names authors, year, title, version, archive, accession and address', () => {
  expect(citation(STUDY, 'Lumenark', ADDRESS)).toBe(
    `Ada Lovelace; Grace Hopper (2026). Dividing cells. Version 2. Lumenark. S-LMK1. ${ADDRESS}`,
  );
});

it('does without authors and dates, and ends no sentence twice', () => {
  const bare: Study = { ...STUDY, title: 'What divides?', authors: [], releasedAt: '', releaseDate: '' };
  expect(citation(bare, 'Lumenark', ADDRESS)).toBe(`What divides? Version 2. Lumenark. S-LMK1. ${ADDRESS}`);
});

it('shortens long lists of authors', () => {
  const crowd: Study = { ...STUDY, authors: Array.from({ length: 12 }, (_, at) => ({ name: `Author ${String(at)}` })) };
  expect(citation(crowd, 'Lumenark', ADDRESS)).toContain('Author 9 et al. (2026).');
});
