import { expect, it } from 'vitest';
import { contactOf } from './contact';

it('is a link for e-mail and for pages, and nothing that a browser would run', () => {
  expect(contactOf('archive@example.org')).toEqual({ href: 'mailto:archive@example.org', text: 'archive@example.org' });
  expect(contactOf('a?subject=x@example.org')?.href).toBe('mailto:a%3Fsubject%3Dx@example.org');
  expect(contactOf('https://example.org/help')?.href).toBe('https://example.org/help');
  expect(contactOf('javascript:alert(1)')).toBeUndefined();
  expect(contactOf('Room 12, first floor')).toBeUndefined();
  expect(contactOf(undefined)).toBeUndefined();
});
