import { ChevronDown } from 'lucide-react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { mapped, textOf, type Term } from '../../document/values';
import type { Need } from '../template';
import { FieldLabel, TextInput } from './fields';
import { SHORTEST_TERM, useHasTerms, useTerms, type FoundTerm } from './terms';

export interface TermInputProps {
  id: string;
  label: string;
  hint?: string | undefined;
  ontology: string | undefined;
  value: unknown;
  need: Need;
  /** Whether it is one of several, under a heading that says what they are. */
  several?: true | undefined;
  onChange: (value: Term | string) => void;
}

/** A term of an ontology where the archive has that one, and free text always. */
export function TermInput(props: TermInputProps) {
  return useHasTerms(props.ontology) ? <TermBox {...props} /> : <PlainTerm {...props} />;
}

function PlainTerm({ id, label, hint, value, need, several, onChange }: TermInputProps) {
  return (
    <TextInput id={id} label={label} hint={hint} need={need} several={several} value={textOf(value)} onChange={onChange} />
  );
}

function TermBox({ id, label, hint, ontology, value, need, several, onChange }: TermInputProps) {
  const text = textOf(value);
  const term = mapped(value);
  const found = useTerms(text, ontology);
  const current: FoundTerm[] =
    term?.id === undefined || found.some((each) => each.id === term.id) ? [] : [{ ...term, id: term.id, label: text }];
  const items = [...current, ...found];
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={text}
      value={term?.id ?? null}
      isRequired={need === 'required'}
      allowsCustomValue
      allowsEmptyCollection
      defaultFilter={() => true}
      onInputChange={(typed) => {
        if (typed !== text) onChange(typed);
      }}
      onChange={(key) => {
        const chosen = found.find((each) => each.id === key);
        if (chosen && chosen.id !== term?.id) onChange(termOf(chosen, ontology));
      }}
    >
      <FieldLabel label={label} need={need} several={several} />
      <div className="combo">
        <Input id={id} autoComplete="off" />
        <Button className="combo-button" aria-label={`Suggestions for ${label}`}>
          <ChevronDown aria-hidden size={16} />
        </Button>
      </div>
      <Text slot="description" className="fine">
        {term ? <TermMark term={term} /> : text === '' ? hint : 'Free text, of no ontology. Choose a suggestion if one fits.'}
      </Text>
      <Popover className="popover popover-wide">
        <ListBox<FoundTerm> className="menu" renderEmptyState={() => <NoTerm text={text} ontology={ontology} />}>
          {(each) => (
            <ListBoxItem id={each.id} className="menu-item" textValue={each.label}>
              <span className="suggestion">
                <span>{each.label}</span>
                <span className="fine">
                  {each.id}
                  {each.synonyms && each.synonyms.length > 0 && ` · ${each.synonyms.slice(0, 3).join(', ')}`}
                </span>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function NoTerm({ text, ontology }: { text: string; ontology: string | undefined }) {
  const of = ontology ?? 'the ontologies here';
  return (
    <p className="menu-none">
      {text.trim().length < SHORTEST_TERM ? `Type to search ${of}.` : `No term of ${of} fits so far. What you type is kept.`}
    </p>
  );
}

function TermMark({ term }: { term: Term }) {
  return (
    <>
      <span className="badge badge-good">{term.id}</span> {[term.ontology, term.version].filter(Boolean).join(' ')}
    </>
  );
}

function termOf({ id, label, ontology, version }: FoundTerm, asked: string | undefined): Term {
  const of = ontology ?? asked;
  return { id, label, ...(of ? { ontology: of } : {}), ...(version ? { version } : {}) };
}
