import { expect, it } from 'vitest';
import { fieldsOf, formOf } from './fields';
import type { Contract } from './openapi';

const CONTRACT: Contract = {
  paths: {},
  components: {
    schemas: {
      Page: { type: 'object', required: ['next'], properties: { next: { type: ['string', 'null'], description: ' The next page. ' } } },
      Item: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' }, parts: { type: 'array', items: { $ref: '#/components/schemas/Item' } } } },
    },
  },
};

it('has the members of all that a schema is made of, and those of items', () => {
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Page' },
      { properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Item' } } } },
    ],
  };
  const [next, items, ...more] = fieldsOf(CONTRACT, schema);
  expect(more).toEqual([]);
  expect(next).toEqual({ name: 'next', form: 'string or null', description: 'The next page.', needed: true, fields: [] });
  expect(items).toMatchObject({ name: 'items', form: 'array of object', needed: false });
  expect(items?.fields.map(({ name, needed }) => [name, needed])).toEqual([
    ['id', true],
    ['parts', false],
  ]);
});

it('ends where a schema goes in circles, and has nothing of what it does not know', () => {
  const text = JSON.stringify(fieldsOf(CONTRACT, { $ref: '#/components/schemas/Item' }));
  expect(text.match(/"parts"/g)).toHaveLength(3);
  expect(fieldsOf(CONTRACT, undefined)).toEqual([]);
  expect(fieldsOf(CONTRACT, { $ref: '#/components/schemas/Nothing' })).toEqual([]);
});

it('says in words what a value is', () => {
  expect(formOf(CONTRACT, { type: 'integer', minimum: 1, maximum: 100, default: 20 })).toBe('integer, from 1 to 100, else 20');
  expect(formOf(CONTRACT, { enum: ['a', 'b'] })).toBe('a | b');
  expect(formOf(CONTRACT, { const: '1.0.0' })).toBe('1.0.0');
  expect(formOf(CONTRACT, { type: 'array', items: { type: 'string' } })).toBe('array of string');
  expect(formOf(CONTRACT, undefined)).toBe('');
});
