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

export const KINDS: Record<Kind, KindOfResult> = {
  studies: {
    name: 'Studies',
    path: '/api/v1/search',
    one: 'study',
    many: 'studies',
    facets: [
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
      'size',
    ],
    sorts: [
      RELEVANCE,
      ...BY_DATE,
      { id: 'name', name: 'Title' },
      { id: 'largest', name: 'Largest first' },
      { id: 'smallest', name: 'Smallest first' },
    ],
  },
  images: {
    name: 'Images',
    path: '/api/v1/search/images',
    one: 'image',
    many: 'images',
    facets: [
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
      'dtype',
      'size',
    ],
    sorts: [
      RELEVANCE,
      ...BY_DATE,
      { id: 'name', name: 'Name' },
      { id: 'largest', name: 'Largest first' },
      { id: 'smallest', name: 'Smallest first' },
    ],
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
