import type { Metadata } from '../../api/types';
import { isEmpty, listOf, partsOf, textOf } from '../../document/values';
import { isShown, needOf, type Template } from '../template';
import { AuthorFields } from './AuthorFields';
import { KeywordsField, LicenceField, TextInput } from './fields';
import { TermsInput } from './TermsInput';

interface BasicsProps {
  form: Metadata;
  template: Template;
  /** That the collection publishes under; all if that is not known. */
  licences: readonly string[] | undefined;
  change: (members: Metadata) => void;
}

const LONG_ROWS = 6;
const SHORT_ROWS = 2;

/** What the study says of itself as a whole. */
export function Basics({ form, template, licences, change }: BasicsProps) {
  const need = (member: string) => needOf(template, `/${member}`);
  const asked = (member: string) => isShown(need(member), isEmpty(form[member]));
  const shortest = template.shortest['/title'];
  return (
    <>
      <TextInput
        id="field-title"
        label="Title"
        value={textOf(form.title)}
        need={need('title')}
        hint={`What was imaged, in what, and how.${shortest ? ` At least ${String(shortest)} letters.` : ''}`}
        onChange={(title) => change({ title })}
      />
      <TextInput
        id="field-description"
        label="Description"
        value={textOf(form.description)}
        need={need('description')}
        hint="What a reader needs to understand the images: question, samples, what each folder holds."
        rows={LONG_ROWS}
        onChange={(description) => change({ description })}
      />
      <KeywordsField
        value={listOf(form.keywords).map(textOf)}
        need={need('keywords')}
        onChange={(keywords) => change({ keywords })}
      />
      <LicenceField
        value={textOf(form.licence)}
        allowed={licences}
        need={need('licence')}
        onChange={(licence) => change({ licence })}
      />
      <AuthorFields value={partsOf(form.authors)} template={template} onChange={(authors) => change({ authors })} />
      {asked('organisms') && (
        <TermsInput
          id="field-organisms"
          label="Organisms"
          one="Organism"
          ontology="NCBITaxon"
          value={form['organisms']}
          need={need('organisms')}
          hint="By its scientific name, such as Homo sapiens."
          onChange={(organisms) => change({ organisms })}
        />
      )}
      {asked('imagingMethods') && (
        <TermsInput
          id="field-imagingMethods"
          label="Imaging methods"
          one="Imaging method"
          ontology="FBbi"
          value={form['imagingMethods']}
          need={need('imagingMethods')}
          hint="Such as: confocal microscopy."
          onChange={(imagingMethods) => change({ imagingMethods })}
        />
      )}
      {asked('acknowledgements') && (
        <TextInput
          id="field-acknowledgements"
          label="Acknowledgements"
          rows={SHORT_ROWS}
          value={textOf(form['acknowledgements'])}
          need={need('acknowledgements')}
          onChange={(acknowledgements) => change({ acknowledgements })}
        />
      )}
      {asked('fundingStatement') && (
        <TextInput
          id="field-fundingStatement"
          label="Funding statement"
          rows={SHORT_ROWS}
          value={textOf(form['fundingStatement'])}
          need={need('fundingStatement')}
          onChange={(fundingStatement) => change({ fundingStatement })}
        />
      )}
    </>
  );
}
