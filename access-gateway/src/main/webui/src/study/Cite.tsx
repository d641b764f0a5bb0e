import { Check, Copy } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Study } from '../api/types';
import { useCopy } from '../ui/useCopy';
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
  const text = useRef<HTMLParagraphElement>(null);
  const { copied, copy } = useCopy();
  if (study.state !== 'public' || door !== '') return null;
  const cited = citation(study, 'Lumenark', `${location.origin}/studies/${name}`);
  const select = () => {
    if (text.current) getSelection()?.selectAllChildren(text.current);
  };
  return (
    <section aria-labelledby="cite">
      <h2 id="cite">Cite</h2>
      <div className="cite">
        <p ref={text} className="prose">
          {cited}
        </p>
        <Button
          className="button button-quiet button-small"
          onPress={() => {
            select();
            void copy(cited);
          }}
        >
          {copied === 'yes' ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
          {copied === 'yes' ? 'Copied' : 'Copy'}
          <span className="visually-hidden"> the citation</span>
        </Button>
      </div>
      <p className="fine" role="status">
        {copied === 'by-hand' && 'This browser does not let pages copy here: it is selected, press Ctrl+C (⌘C).'}
      </p>
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
