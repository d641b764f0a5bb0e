import { expect, it } from 'vitest';
import { requestKeys } from './requestKeys';

it('gives the same content the same key, and another content another one', () => {
  const keyOf = requestKeys();
  const first = keyOf('{"title":"Cells"}');
  expect(keyOf('{"title":"Cells"}')).toBe(first);
  expect(keyOf('{"title":"Other cells"}')).not.toBe(first);
});
