import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { grouped, groupOf, matching } from './groups';
import type { Operation } from './openapi';

const CONTRACTS = fileURLToPath(
  new URL('../../../../../../contracts/src/main/resources/openapi/', import.meta.url),
);

function operation(method: string, path: string, summary: string): Operation {
  return { id: summary, method, path, summary, description: '', token: 'none', parameters: [], body: undefined, answers: [] };
}

it('knows where every public path of the contract belongs', () => {
  const paths = readdirSync(CONTRACTS).flatMap((name) =>
    [...readFileSync(CONTRACTS + name, 'utf8').matchAll(/^ {2}(\/\S*):$/gm)].map((match) => match[1] ?? ''),
  );
  expect(paths.length).toBeGreaterThan(100);
  const lost = paths.filter((path) => !path.startsWith('/internal') && groupOf(path) === 'Others');
  expect(lost).toEqual([]);
});

it('puts an operation into one group and leaves empty groups out', () => {
  const groups = grouped([
    operation('GET', '/api/v1/studies/{accession}/files', 'files'),
    operation('GET', '/api/v1/studies', 'studies'),
    operation('GET', '/api/v1/search/rebuild', 'rebuild'),
    operation('GET', '/new', 'new'),
  ]);
  expect(groups.map(({ name, operations }) => [name, operations.map(({ id }) => id)])).toEqual([
    ['Files and archives', ['files']],
    ['Studies', ['studies']],
    ['Operation', ['rebuild']],
    ['Others', ['new']],
  ]);
});

it('finds operations by all words of a search', () => {
  const all = [operation('GET', '/api/v1/studies', 'Public studies'), operation('POST', '/api/v1/drafts', 'A new draft')];
  expect(matching(all, 'post DRAFT').map(({ method }) => method)).toEqual(['POST']);
  expect(matching(all, '  ')).toHaveLength(2);
  expect(matching(all, 'get draft')).toEqual([]);
});
