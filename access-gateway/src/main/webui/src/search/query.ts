import { bytes } from '../ui/format';
import { KINDS, type Kind } from './kinds';

export const FACET_NAMES: Record<string, string> = {
  organism: 'Organism',
  imagingMethod: 'Imaging method',
  gene: 'Gene',
  phenotype: 'Phenotype',
  compound: 'Compound',
  keyword: 'Keyword',
  author: 'Author',
  title: 'Study',
  format: 'Format',
  licence: 'Licence',
  origin: 'Origin',
  collection: 'Collection',
  year: 'Year',
  dtype: 'Sample type',
  size: 'Size',
  accession: 'Study',
};

/** Facets of which a single value is no choice: all of the archive has it. */
export const NO_CHOICE_ALONE = ['collection', 'origin'];

const RANGE = /^\[(\d+) TO (\d+|\*)\]$/;
const MEGAPIXEL = 1024 * 1024;

/** One filter as it stands in the address: {@code organism:"Homo sapiens"}, {@code size:[0 TO 9999]}. */
export function filterOf(field: string, value: string | number): string {
  const text = String(value);
  // No value can be told from the mark that ends it; words are compared, not marks.
  return RANGE.test(text) ? `${field}:${text}` : `${field}:"${text.replaceAll('"', ' ').trim()}"`;
}

export function fieldOf(filter: string): string {
  return filter.slice(0, filter.indexOf(':'));
}

export function filterText(filter: string, kind: Kind): string {
  const field = fieldOf(filter);
  const value = filter.slice(field.length + 1).replace(/^"|"$/g, '');
  return `${FACET_NAMES[field] ?? field}: ${valueText(value, kind)}`;
}

/** A value of a facet as people read it. */
export function valueText(value: string | number, kind: Kind): string {
  const range = RANGE.exec(String(value));
  if (!range) return String(value);
  const [, from = '0', to = '*'] = range;
  const size = kind === 'images' ? megapixels : bytes;
  const least = Number(from);
  if (to === '*') return `${size(least)} and more`;
  const below = size(Number(to) + 1);
  return least === 0 ? `below ${below}` : `${size(least)} to ${below}`;
}

function megapixels(pixels: number): string {
  const count = pixels / MEGAPIXEL;
  return `${Number.isInteger(count) ? String(count) : count.toFixed(2)} megapixels`;
}

/** The typed text stays one operand, so that an OR in it does not escape the filters. */
export function withFilters(text: string, filters: readonly string[]): string {
  if (filters.length === 0) return text;
  const typed = text.trim() === '' ? [] : [`(${text})`];
  return [...typed, ...filters].join(' AND ');
}

/** Filters that mean the same for another kind of result; sizes of images are not those of files. */
export function filtersFor(kind: Kind, filters: readonly string[]): string[] {
  return filters.filter((filter) => {
    const field = fieldOf(filter);
    return field !== 'size' && KINDS[kind].facets.includes(field);
  });
}
