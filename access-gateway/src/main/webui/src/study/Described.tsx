import { Fragment } from 'react';
import type { StudyComponent } from '../api/types';
import { SECTIONS, type Field, type Section } from '../document/sections';
import { isEmpty, listOf, mapped, partsOf, textOf, type Part } from '../document/values';
import type { Meant } from '../ui/addresses';
import { Linked } from '../ui/Away';
import { ComponentFiles } from './ComponentFiles';
import { componentAt } from './components';

/** Ids of records, by the members that hold them. */
const MEANT: Readonly<Record<string, Meant>> = { pubmedId: 'pubmed', pmcId: 'pmc' };

/** Links have a section of their own. */
const DESCRIBED = SECTIONS.filter(({ member }) => member !== 'links');

/** What the study says of itself beyond its head; only what it says. */
export function Described({ document, components = [] }: { document: Part; components?: StudyComponent[] | undefined }) {
  return (
    <>
      <Terms title="Organisms" value={document['organisms']} />
      <Terms title="Imaging methods" value={document['imagingMethods']} />
      {DESCRIBED.map((section) => (
        <DescribedSection key={section.member} section={section} value={document[section.member]} components={components} />
      ))}
      <Prose title="Acknowledgements" value={document['acknowledgements']} />
      <Prose title="Funding statement" value={document['fundingStatement']} />
    </>
  );
}

function Terms({ title, value }: { title: string; value: unknown }) {
  if (isEmpty(value)) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="keywords">
        {listOf(value).map((term, index) => (
          <li key={`${String(index)} ${textOf(term)}`}>
            <TermText value={term} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TermText({ value }: { value: unknown }) {
  const id = mapped(value)?.id;
  const text = textOf(value);
  if (id === undefined || id === text) return <Linked text={text} meant="term" />;
  return (
    <>
      {text}{' '}
      <span className="fine">
        <Linked text={id} meant="term" />
      </span>
    </>
  );
}

function Prose({ title, value }: { title: string; value: unknown }) {
  if (isEmpty(value)) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p className="prose">
        <Linked text={textOf(value)} />
      </p>
    </section>
  );
}

interface SectionProps {
  section: Section;
  value: unknown;
  components: StudyComponent[];
}

function DescribedSection({ section, value, components }: SectionProps) {
  const parts = partsOf(value)
    .map((part, index) => ({ part, files: componentAt(components, `/${section.member}/${String(index)}`) }))
    .filter(({ part }) => !isEmpty(part));
  if (parts.length === 0) return null;
  return (
    <section aria-label={section.title}>
      <h2>{section.title}</h2>
      <ul className="parts">
        {parts.map(({ part, files }, index) => (
          <li key={index} className="part">
            <h3>{textOf(part[section.name]) || `${section.title} ${String(index + 1)}`}</h3>
            {files && <ComponentFiles component={files} />}
            <dl>
              {section.fields
                .filter(({ member }) => member !== section.name && !isEmpty(part[member]))
                .map((field) => (
                  <div key={field.member}>
                    <dt>{field.label}</dt>
                    <dd className="prose">
                      <Value field={field} value={part[field.member]} />
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Value({ field, value }: { field: Field; value: unknown }) {
  switch (field.kind) {
    case 'term':
    case 'terms':
      return listOf(value).map((term, index) => (
        <span key={index}>
          {index > 0 && ', '}
          <TermText value={term} />
        </span>
      ));
    case 'lines':
      return listOf(value).map((line, index) => (
        <Fragment key={index}>
          {index > 0 && '\n'}
          <Linked text={textOf(line)} />
        </Fragment>
      ));
    case 'associations':
      return partsOf(value)
        .map((one) => Object.values(one).filter((each) => typeof each === 'string').join(' + '))
        .join('\n');
    case 'choices':
      return listOf(value).map(textOf).join(', ').replaceAll('_', ' ');
    default:
      return <Linked text={textOf(value)} meant={MEANT[field.member] ?? 'any'} />;
  }
}
