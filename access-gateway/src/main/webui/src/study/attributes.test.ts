import { expect, it } from 'vitest';
import type { StudyFile } from '../api/types';
import { attributesOf, parameterOf } from './attributes';

function file(attributes?: Record<string, string>): StudyFile {
  return { ordinal: 0, path: 'a.tif', size: 1, sha256: '', imaging: 'converted', ...(attributes && { attributes }) };
}

it('quotes names that would end too early', () => {
  expect(parameterOf({ name: 'Gene', value: 'a:b "c"' })).toBe('Gene:a:b "c"');
  expect(parameterOf({ name: 'Term: id', value: 'CMPO:1' })).toBe('"Term: id":CMPO:1');
  expect(parameterOf({ name: '"so" called', value: 'x' })).toBe('"""so"" called":x');
});

it('has the columns of all lists, in their order, up to a bound', () => {
  const files = [file({ Plate: 'p1', Gene: 'PLK1' }), file(), file({ Gene: 'TP53', Dose: '5' })];
  expect(attributesOf(files, 5)).toEqual(['Plate', 'Gene', 'Dose']);
  expect(attributesOf(files, 2)).toEqual(['Plate', 'Gene']);
  expect(attributesOf([], 5)).toEqual([]);
});
