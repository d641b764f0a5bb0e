import { expect, it } from 'vitest';
import { named, termIn } from './named';

it('keeps a term in a text that people can read, and finds it again', () => {
  const spindle = { id: 'GO:0072686', label: 'mitotic spindle' };
  expect(named(spindle)).toBe('mitotic spindle (GO:0072686)');
  expect(termIn('mitotic spindle (GO:0072686)')).toEqual(spindle);
});

it('leaves text as it is', () => {
  for (const text of ['', 'HeLa cells', 'cells (fixed)', 'see http://x.org (10:30)', '(GO:1)']) {
    expect(termIn(text)).toBe(text);
    expect(named(text)).toBe(text);
  }
});
