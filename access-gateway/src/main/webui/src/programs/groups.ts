import type { Operation } from './openapi';

export interface Group {
  id: string;
  name: string;
  operations: Operation[];
}

/** The first that fits a path has it. */
const GROUPS: readonly { id: string; name: string; paths: RegExp }[] = [
  { id: 'find', name: 'Find', paths: /^\/api\/v1\/(?:search(?:\/(?:images|files))?|suggest)$/ },
  { id: 'manifests', name: 'Manifests', paths: /^\/api\/v1\/manifests/ },
  { id: 'archives', name: 'Files and archives', paths: /^\/files\/|archive\.zip$|^\/api\/v1\/studies\/.*\/files/ },
  { id: 'studies', name: 'Studies', paths: /^\/api\/v1\/(?:studies|statistics|usage|changes)/ },
  { id: 'images', name: 'Images and plates', paths: /^\/api\/v1\/(?:images|filesets|plates)/ },
  { id: 'terms', name: 'Collections, templates and terms', paths: /^\/api\/v1\/(?:ontolog|templates|schemas|collections)/ },
  { id: 'deposit', name: 'Deposit', paths: /^\/api\/v1\/(?:drafts|uploads|import-sources)/ },
  { id: 'submissions', name: 'After the deposit', paths: /^\/api\/v1\/submissions|^\/\.well-known\/lumenark-receipt/ },
  { id: 'curation', name: 'Curation', paths: /^\/api\/v1\/(?:curation|directives)/ },
  { id: 'doors', name: 'Doors of other archives', paths: /^\/(?:biostudies|oai2d|ga4gh|sitemap|robots)/ },
  { id: 'reviewers', name: 'Reviewer links and sessions', paths: /^\/(?:t\/|sign-in|api\/v1\/session)/ },
  { id: 'operation', name: 'Operation', paths: /^\/api\/v1\/(?:scrubs|mails|search\/rebuild)/ },
  { id: 'archive', name: 'The archive itself', paths: /^\/(?:$|api\/(?:openapi\.json|v1\/about)$)/ },
];

const OTHER = 'Others';

/** The name of the group of a path. */
export function groupOf(path: string): string {
  return GROUPS.find(({ paths }) => paths.test(path))?.name ?? OTHER;
}

/** Operations by what people do with them; groups without any are left out. */
export function grouped(operations: Operation[]): Group[] {
  const all = [...GROUPS.map(({ id, name }) => ({ id, name })), { id: 'others', name: OTHER }];
  return all
    .map(({ id, name }) => ({
      id,
      name,
      operations: operations.filter(({ path }) => groupOf(path) === name),
    }))
    .filter((group) => group.operations.length > 0);
}

/** Those that have all words of a search in their path, method, name or summary. */
export function matching(operations: Operation[], search: string): Operation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ method, path, id, summary }) => {
    const text = `${method} ${path} ${id} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
