import { describe, expect, it } from 'vitest';
import { fileCounts, fileText, listText, valueText } from './words';

const digest = 'a'.repeat(64);

describe('values of a study document', () => {
  it('are one line', () => {
    expect(valueText('Mitosis')).toBe('Mitosis');
    expect(valueText({ id: 'NCBITaxon:9606', label: 'Homo sapiens' })).toBe('Homo sapiens');
    expect(valueText(['actin', 'tubulin'])).toBe('actin; tubulin');
  });

  it('without a name are still there', () => {
    expect(valueText({ biosample: { specimen: 3 } })).toBe('several details');
    expect(valueText([])).toBe('nothing');
    expect(valueText(undefined)).toBe('nothing');
  });

  it('of any length fit', () => {
    expect(valueText('x'.repeat(5_000))).toHaveLength(302);
  });
});

describe('changes of files', () => {
  it('say where a file went and how large it is now', () => {
    const from = { path: 'a/old.tif', size: 10, sha256: digest };
    expect(fileText({ change: 'moved', path: 'new.tif', from, to: { ...from, path: 'new.tif' } })).toBe(
      'a/old.tif → new.tif',
    );
    expect(fileText({ change: 'changed', path: 'a/old.tif', from, to: { ...from, size: 2_000 } })).toBe(
      'a/old.tif (10 B → 2.0 kB)',
    );
    expect(fileText({ change: 'removed', path: 'a/old.tif', from })).toBe('a/old.tif (10 B)');
  });

  it('are counted by their kind', () => {
    const none = { added: 0, removed: 0, changed: 0, moved: 0, items: [], next: null };
    expect(fileCounts({ ...none, added: 1, moved: 1_200 })).toBe('1 file added, 1,200 files moved');
  });
});

describe('changes of lists', () => {
  it('say how many rows there are', () => {
    expect(listText({ component: 'Screen', change: 'changed', from: 1, to: 2 })).toBe('Screen (1 row → 2 rows)');
    expect(listText({ component: 'Screen', change: 'removed', from: 7 })).toBe('Screen (7 rows)');
  });
});
