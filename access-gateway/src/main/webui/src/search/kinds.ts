/** What is searched for: where to ask, what results are counted by, and how they are sorted. */
export type Kind = 'studies' | 'images' | 'files';

export interface Sort {
  id: string;
  name: string;
}

export interface KindOfResult {
  name: string;
  path: string;
  /** How one and how many are called. */
  one: string;
  many: string;
  facets: readonly string[];
  /** The first is what the archive does if it is not told. */
  sorts: readonly Sort[];
}

const RELEVANCE: Sort = { id: 'relevance', name: 'Best match' };
const BY_DATE: readonly Sort[] = [
  { id: 'newest', name: 'Newest first' },
  { id: 'oldest', name: 'Oldest first' },
];

const BY_SIZE: readonly Sort[] = [
  { id: 'largest', name: 'Largest first' },
  { id: 'smallest', name: 'Smallest first' },
];

/** What studies and their images are described by. */
const DESCRIBED = [
  'organism',
  'imagingMethod',
  'gene',
  'phenotype',
  'compound',
  'format',
  'licence',
  'origin',
  'collection',
  'year',
];

export const KINDS: Record<Kind, KindOfResult> = {
  studies: {
    name: 'Studies',
    path: '/api/v1/search',
    one: 'study',
    many: 'studies',
    facets: [...DESCRIBED, 'size'],
    sorts: [RELEVANCE, ...BY_DATE, { id: 'name', name: 'Title' }, ...BY_SIZE],
  },
  images: {
    name: 'Images',
    path: '/api/v1/search/images',
    one: 'image',
    many: 'images',
    facets: [...DESCRIBED, 'dtype', 'size'],
    sorts: [RELEVANCE, ...BY_DATE, { id: 'name', name: 'Name' }, ...BY_SIZE],
  },
  files: {
    name: 'Files',
    path: '/api/v1/search/files',
    one: 'file',
    many: 'files',
    facets: ['format', 'size', 'collection', 'year', 'accession'],
    sorts: [],
  },
};

export function kindOf(text: string | null): Kind {
  return text === 'images' || text === 'files' ? text : 'studies';
}

export function sortOf(kind: Kind, text: string | null): string {
  const { sorts } = KINDS[kind];
  return sorts.some(({ id }) => id === text) ? (text ?? '') : (sorts[0]?.id ?? '');
}
