import { expect, it } from 'vitest';
import { type Contract, operationsOf } from './openapi';

const CONTRACT: Contract = {
  paths: {
    '/a/{id}': {
      parameters: [{ $ref: '#/components/parameters/Id' }],
      get: {
        operationId: 'readA',
        summary: 'Reads',
        security: [{}, { bearer: [] }],
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: {
          '200': { description: 'It.', content: { 'application/json': { schema: {} } } },
          '404': { $ref: '#/components/responses/Problem' },
          '418': { $ref: '#/components/responses/Nowhere' },
        },
      },
      put: { operationId: 'writeA', security: [{ bearer: [] }, { other: [] }], requestBody: { content: { 'text/csv': {} } } },
      options: { operationId: 'preflightA' },
    },
    '/b': { get: { operationId: 'readB' } },
  },
  components: {
    parameters: { Id: { name: 'id', in: 'path', required: true } },
    responses: { Problem: { description: 'A problem.', content: { 'application/problem+json': {} } } },
  },
};

it('has what programs may ask for, with references followed', () => {
  const [read, write, other, ...more] = operationsOf(CONTRACT);

  expect(more).toEqual([]);
  expect(read).toMatchObject({ id: 'readA', method: 'GET', path: '/a/{id}', token: 'taken' });
  expect(read?.parameters.map(({ name }) => name)).toEqual(['id', 'limit']);
  expect(read?.answers).toEqual([
    { status: '200', description: 'It.', types: ['application/json'], schema: {} },
    { status: '404', description: 'A problem.', types: ['application/problem+json'], schema: undefined },
    { status: '418', description: '', types: [], schema: undefined },
  ]);
  expect(write).toMatchObject({ method: 'PUT', token: 'needed', body: { types: ['text/csv'], required: false } });
  expect(other).toMatchObject({ id: 'readB', summary: 'readB', token: 'none', parameters: [], answers: [] });
});
