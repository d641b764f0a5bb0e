import { expect, it } from 'vitest';
import { splitKeywords } from './keywords';

it('takes keywords as people type them', () => {
  expect(splitKeywords(' mitosis, HeLa cells;mitosis,,\nlight sheet ,')).toEqual(['mitosis', 'HeLa cells', 'light sheet']);
  expect(splitKeywords('  ')).toEqual([]);
});
