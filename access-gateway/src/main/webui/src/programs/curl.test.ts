import { describe, expect, it } from 'vitest';
import { example } from './curl';
import type { Contract, Operation } from './openapi';
import { sample } from './sample';

const CONTRACT: Contract = {
  paths: {},
  components: {
    schemas: {
      Draft: {
        allOf: [
          { $ref: '#/components/schemas/Titled' },
          { type: 'object', required: ['lines'], properties: { lines: { type: 'array', items: { type: 'integer' } } } },
        ],
      },
      Titled: {
        type: 'object',
        required: ['title', 'day'],
        properties: { title: { type: 'string', examples: ["it's"] }, day: { type: 'string', format: 'date' }, more: {} },
      },
      Loop: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/Loop' } } },
    },
  },
};

const READ: Operation = {
  id: 'read',
  method: 'GET',
  path: '/api/v1/studies/{accession}',
  summary: '',
  description: '',
  token: 'taken',
  parameters: [],
  body: undefined,
  answers: [],
};

function written(operation: Partial<Operation>, known = {}) {
  return example(CONTRACT, { ...READ, ...operation }, 'https://a.example', known);
}

describe('example', () => {
  it('runs as it stands where the archive has what it names', () => {
    expect(written({}, { accession: 'S-LMK7' })).toEqual({
      command: "curl 'https://a.example/api/v1/studies/S-LMK7'",
      gaps: [],
    });
  });

  it('changes nothing that is there', () => {
    const { command } = written({ method: 'DELETE' }, { accession: 'S-LMK7' });
    expect(command).toBe("curl -X DELETE 'https://a.example/api/v1/studies/ACCESSION'");
  });

  it('says what has to be replaced where nothing is known', () => {
    expect(written({})).toEqual({ command: "curl 'https://a.example/api/v1/studies/ACCESSION'", gaps: ['ACCESSION'] });
  });

  it('keeps the slashes of paths and escapes the rest for address and shell', () => {
    const known = { accession: 'S-LMK7', file: "a b/it's & 50%.tif" };
    expect(written({ path: '/files/{accession}/{path}' }, known).command).toBe(
      "curl 'https://a.example/files/S-LMK7/a%20b/it'\\''s%20%26%2050%25.tif'",
    );
  });

  it('asks as one who is signed in, with the body that is needed', () => {
    const body = { required: true, types: ['application/json'], schema: { $ref: '#/components/schemas/Draft' } };
    expect(written({ method: 'POST', path: '/api/v1/drafts', token: 'needed', body }).command).toBe(
      [
        'curl',
        '-X POST',
        '-H "Authorization: Bearer $(./lumenark token)"',
        "-H 'Content-Type: application/json'",
        `-d '{"title":"it'\\''s","day":"2027-01-31","lines":[1]}'`,
        "'https://a.example/api/v1/drafts'",
      ].join(' \\\n  '),
    );
  });

  it('has the query that is needed and no other', () => {
    const parameters: Operation['parameters'] = [
      { name: 'verb', in: 'query' },
      { name: 'from', in: 'query' },
      { name: 'form', in: 'query', required: true, schema: { enum: ['aria2', 'wget'] } },
    ];
    expect(written({ path: '/oai2d', parameters }).command).toBe("curl 'https://a.example/oai2d?verb=Identify&form=aria2'");
  });

  it('sends other bodies from a file', () => {
    const body = { required: true, types: ['application/x-tar'], schema: undefined };
    expect(written({ method: 'PUT', path: '/x', body })).toMatchObject({ gaps: ['FILE'] });
  });

  it('saves what is no text', () => {
    const answers = [{ status: '200', description: '', types: ['image/png'], schema: undefined }];
    expect(written({ path: '/x', answers }).command).toBe("curl -OJ 'https://a.example/x'");
  });
});

describe('sample', () => {
  it('ends where a schema goes in circles', () => {
    expect(JSON.stringify(sample(CONTRACT, { $ref: '#/components/schemas/Loop' })).length).toBeLessThan(100);
  });

  it('takes what the schema itself names', () => {
    expect(sample(CONTRACT, { type: 'string', default: 'now' })).toBe('now');
    expect(sample(CONTRACT, { oneOf: [{ type: 'boolean' }, { type: 'string' }] })).toBe(true);
    expect(sample(CONTRACT, { type: 'integer', minimum: 16 })).toBe(16);
    expect(sample(CONTRACT, undefined)).toEqual({});
  });
});
