import { expect, it } from 'vitest';
import { fieldOf, placeName } from './place';

it('names a place in the words of the form', () => {
  expect(placeName('/title')).toBe('Title');
  expect(placeName('/biosamples/1/organism')).toBe('Biosamples 2: Organism');
  expect(placeName('/authors/0/orcid')).toBe('Authors 1: ORCID iD');
  expect(placeName('/fileLists/a~1b')).toBe('File lists: a/b');
  expect(placeName('')).toBe('');
});

it('finds the field, and the part that a file list belongs to', () => {
  const document = { studyComponents: [{ name: 'Plate 1' }, { name: 'Plate 2' }] };
  expect(fieldOf('/biosamples/1/organism', document)).toBe('field-biosamples-1-organism');
  expect(fieldOf('/fileLists/Plate 2', document)).toBe('field-studyComponents-1-fileList');
  expect(fieldOf('/fileLists/Plate 9', document)).toBe('field-fileLists');
});
