import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { CollectionChoice } from '../../collection/CollectionChoice';
import { collectionOf, useCollections } from '../../collection/collections';
import { fieldId } from '../../document/place';
import { SECTIONS } from '../../document/sections';
import { listOf } from '../../document/values';
import { Choice } from '../../ui/Choice';
import { Failure } from '../../ui/Failure';
import { focusSoon } from '../../ui/focus';
import { Loading } from '../../ui/Loading';
import { useHashFocus } from '../../ui/useHashFocus';
import { isShown, needOf, templateOf, useTemplates, type Template } from '../template';
import { useAutosave } from '../useAutosave';
import { FromFiles } from '../prefill/FromFiles';
import type { KnownDraft } from '../useDraft';
import { Basics } from './Basics';
import { ImportMetadata } from './ImportMetadata';
import { MoreSections } from './MoreSections';
import { Overview } from './Overview';
import { SavingProblem, SavingSign } from './SavingSign';
import { SectionForm } from './SectionForm';

export function DescribeStep({ known }: { known: KnownDraft }) {
  const queries = useQueryClient();
  const templates = useTemplates();
  // What is taken from a file replaces all that was typed: the form begins anew with it.
  const [begin, setBegin] = useState({ round: 0, known });
  if (templates.isPending) return <Loading what="the template" />;
  if (templates.isError) return <Failure failure={templates.error} retry={() => void templates.refetch()} />;
  return (
    <Form
      key={begin.round}
      known={begin.known}
      templates={templates.data}
      onTaken={(taken) => {
        queries.setQueryData(['draft', taken.draft.id], taken);
        setBegin({ round: begin.round + 1, known: taken });
      }}
    />
  );
}

interface FormProps {
  known: KnownDraft;
  templates: Template[];
  onTaken: (known: KnownDraft) => void;
}

function Form({ known, templates, onTaken }: FormProps) {
  const { form, saving, change, settle, saveNow } = useAutosave(known);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const all = useCollections().data ?? [];
  const collection = collectionOf(all, form.collection);
  const allowed = useTemplates(collection?.name).data ?? templates;
  const named = form.template ?? collection?.defaultTemplate;
  // What the collection does not take is shown until it is changed: the last step says what is wrong.
  const template = allowed.find(({ id }) => id === named) ?? templateOf(templates, named);
  useHashFocus();
  if (!template) return null;
  const sections = SECTIONS.map((section) => ({
    section,
    need: needOf(template, `/${section.member}`),
    shown:
      opened.includes(section.member) ||
      isShown(needOf(template, `/${section.member}`), listOf(form[section.member]).length === 0),
  }));
  const draft = known.draft.id;
  const choices = allowed.includes(template) ? allowed : [template, ...allowed];
  return (
    <>
      <div className="title-row">
        <h1>Description</h1>
        <SavingSign saving={saving} />
      </div>
      <div id="field-template" className="template-row">
        <Choice
          label="Template"
          value={template.id}
          options={choices}
          onChange={(id) => change({ template: id })}
        />
        <p className="fine">
          {template.description}. Everything is saved as you type.
        </p>
      </div>
      <CollectionChoice all={all} current={collection} onChange={({ name }) => change({ collection: name })} />
      <ImportMetadata draft={known.draft} settle={saveNow} onTaken={onTaken} />
      <SavingProblem saving={saving} settle={settle} saveNow={() => void saveNow()} />
      <FromFiles draft={draft} form={form} change={change} />
      <Overview sections={sections.filter(({ shown }) => shown).map(({ section }) => section)} />
      <Basics form={form} template={template} licences={collection?.licences} change={change} />
      {sections
        .filter(({ shown }) => shown)
        .map(({ section }) => (
          <SectionForm
            key={section.member}
            section={section}
            template={template}
            draft={draft}
            document={form}
            onChange={(parts) => change({ [section.member]: parts })}
          />
        ))}
      <MoreSections
        draft={draft}
        document={form}
        sections={sections.filter(({ shown, need }) => !shown && need !== 'hidden').map(({ section }) => section)}
        open={(section) => {
          setOpened([...opened, section.member]);
          change({ [section.member]: [{ [section.name]: '' }] });
          focusSoon(fieldId(`/${section.member}/0/${section.name}`));
        }}
      />
      <div className="actions">
        <Link className="button" to={`/deposit/${draft}/finalise`}>
          Go on to the last step
        </Link>
      </div>
    </>
  );
}
