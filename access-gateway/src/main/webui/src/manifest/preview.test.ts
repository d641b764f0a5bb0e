import { expect, test } from 'vitest';
import { previewText } from './preview';

test('files, studies and bytes are told, as far as they are known', () => {
  expect(previewText({ files: 1, filesAre: 'exact', studies: 1, bytes: 10 })).toBe('1 file of 1 study, 10 B.');
  expect(previewText({ files: 1300, filesAre: 'at-most', studies: 2, bytes: 13_000 })).toBe(
    'At most 1,300 files of 2 studies, 13.0 kB.',
  );
  expect(previewText({ files: 2_400_000, filesAre: 'exact', studies: 3 })).toBe(
    '2,400,000 files of 3 studies; their size is told when they are frozen.',
  );
});

test('nothing is nothing', () => {
  expect(previewText({ files: 0, filesAre: 'exact', studies: 0 })).toBe('No public file is among these.');
});
