import type { Study } from '../api/types';

const MOST_NAMED = 10;

/**
 * How to cite a study, after DataCite: authors (year of release). Title. Version. Archive. Accession. Address.
 *
 * @param address of the study or of one of its versions
 */
export function citation(study: Study, archive: string, address: string): string {
  const names = (study.authors ?? []).flatMap(({ name }) => (name ? [name.trim()] : []));
  const authors = names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join('; ')} et al.` : names.join('; ');
  const year = (study.releasedAt ?? study.releaseDate ?? '').slice(0, 4);
  const head = [authors, year && `(${year})`].filter((part) => part !== '').join(' ');
  const parts = [head, study.title, `Version ${String(study.version)}`, archive, study.accession];
  return `${parts.flatMap(ended).join(' ')} ${address}`;
}

/** With one full stop at its end. */
function ended(part: string): string[] {
  const text = part.trim();
  if (text === '') return [];
  return [/[.?!]$/.test(text) ? text : `${text}.`];
}
