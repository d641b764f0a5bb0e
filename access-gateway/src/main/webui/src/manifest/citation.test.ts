import { expect, test } from 'vitest';
import { manifestCitation } from './citation';
import type { Manifest } from './types';

const MANIFEST: Manifest = {
  id: '0f'.repeat(16),
  title: 'Mitotic cells, training set.',
  state: 'frozen',
  files: 1234,
  bytes: 5,
  created: '2026-11-23T08:00:00Z',
  root: 'sha256:ab',
  studyCount: 2,
  studies: [],
};

test('a manifest is cited by title, year, size, digest and address', () => {
  expect(manifestCitation(MANIFEST, 'Lumenark', 'https://a.example/manifests/0f')).toBe(
    'Mitotic cells, training set (2026). Frozen list of 1,234 files. Lumenark. sha256:ab. https://a.example/manifests/0f',
  );
});

test('without a digest there is none in the citation', () => {
  const freezing: Manifest = { ...MANIFEST, state: 'freezing', files: 1, title: 'One' };
  delete freezing.root;
  expect(manifestCitation(freezing, 'Lumenark', 'https://a.example/m')).toBe(
    'One (2026). Frozen list of 1 file. Lumenark. https://a.example/m',
  );
});
