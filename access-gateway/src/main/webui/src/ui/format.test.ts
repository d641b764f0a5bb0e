import { describe, expect, it } from 'vitest';
import { bytes, counted } from './format';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [99_449, '99.4 kB'],
    [99_500, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [2_147_483_648, '2.1 GB'],
  ])('%i is %s', (count, text) => {
    expect(bytes(count)).toBe(text);
  });
});

describe('counted', () => {
  it('knows one from many', () => {
    expect([counted(0, 'file', 'files'), counted(1, 'file', 'files'), counted(5000, 'file', 'files')]).toEqual([
      '0 files',
      '1 file',
      '5,000 files',
    ]);
  });
});
