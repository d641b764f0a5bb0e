/** Facets that both studies and images have. */
export const FACETS = [
  'organism',
  'imagingMethod',
  'gene',
  'phenotype',
  'compound',
  'format',
  'licence',
  'collection',
  'year',
] as const;

export const FACET_NAMES: Record<string, string> = {
  organism: 'Organism',
  imagingMethod: 'Imaging method',
  gene: 'Gene',
  phenotype: 'Phenotype',
  compound: 'Compound',
  format: 'Format',
  licence: 'Licence',
  collection: 'Collection',
  year: 'Year',
};

/** One filter as it stands in the address: {@code organism:"Homo sapiens"}. */
export function filterOf(field: string, value: string | number): string {
  return `${field}:"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

export function filterText(filter: string): string {
  const colon = filter.indexOf(':');
  const field = filter.slice(0, colon);
  const value = filter.slice(colon + 1).replace(/^"|"$/g, '').replaceAll('\\"', '"');
  return `${FACET_NAMES[field] ?? field}: ${value}`;
}

/** The typed text stays one operand, so that an OR in it does not escape the filters. */
export function withFilters(text: string, filters: readonly string[]): string {
  if (filters.length === 0) return text;
  const typed = text.trim() === '' ? [] : [`(${text})`];
  return [...typed, ...filters].join(' AND ');
}
