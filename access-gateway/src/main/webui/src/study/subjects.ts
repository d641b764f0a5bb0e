import type { Annotation } from '../api/types';
import { filterOf } from '../search/query';

export interface Subject {
  field: NonNullable<Annotation['subject']>;
  /** What search counts: a phenotype is called by its term, a gene and a compound by their names. */
  name: string;
}

/** Genes, phenotypes and compounds of an image, each once, in the order of its tables. */
export function subjectsOf(annotations: readonly Annotation[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const { subject, value, term } of annotations) {
    if (subject === undefined) continue;
    const names = subject === 'phenotype' ? [term?.label ?? value] : value.split(';');
    for (const each of names) {
      const name = each.trim();
      const key = `${subject} ${name.toLowerCase()}`;
      if (name !== '' && !found.has(key)) found.set(key, { field: subject, name });
    }
  }
  return [...found.values()];
}

/** The images that are said to show the same. */
export function searchOf({ field, name }: Subject): string {
  return `/search?${new URLSearchParams({ in: 'images', only: filterOf(field, name) }).toString()}`;
}

/** A term as it stands behind the value: what the value already says is left out. */
export function termText({ value, term }: Annotation): string {
  if (term === undefined) return '';
  const label = term.label !== undefined && term.label !== value ? `${term.label}, ` : '';
  return `${label}${term.id}`;
}
