import type { Study } from '../api/types';
import { Copyable } from '../ui/Copyable';
import { citation } from './citation';
import { useDoor } from './door';

/** Forms in which a study can be had, by the suffix of its address. */
const FORMS: readonly { suffix: string; name: string; what: string }[] = [
  { suffix: 'bib', name: 'BibTeX', what: 'for LaTeX' },
  { suffix: 'csl.json', name: 'CSL', what: 'for Zotero and other reference managers' },
  { suffix: 'json', name: 'JSON', what: 'as this archive has it' },
  { suffix: 'pagetab.tsv', name: 'PageTab', what: 'as the BioImage Archive has it' },
  { suffix: 'ro-crate.json', name: 'RO-Crate', what: 'for workflows' },
  { suffix: 'croissant.json', name: 'Croissant', what: 'for machine learning' },
  { suffix: 'datacite.xml', name: 'DataCite', what: 'for libraries' },
  { suffix: 'jsonld', name: 'schema.org', what: 'for search engines' },
];

/** How to cite a public study, and its description in the forms of others. */
export function Cite({ study, name }: { study: Study; name: string }) {
  const door = useDoor();
  if (study.state !== 'public' || door !== '') return null;
  const cited = citation(study, 'Lumenark', `${location.origin}/studies/${name}`);
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">Cite</h2>
      <Copyable text={cited} what="the citation" />
      <ul className="forms" aria-label="Other forms of the description">
        {FORMS.map((form) => (
          <li key={form.suffix}>
            <a href={`/api/v1/studies/${name}.${form.suffix}`} title={form.what} download={`${name}.${form.suffix}`}>
              {form.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
