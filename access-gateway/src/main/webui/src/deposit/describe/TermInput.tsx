import { ChevronDown } from 'lucide-react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { mapped, textOf, type Term } from '../../document/values';
import type { Need } from '../template';
import { Needed, TextInput } from './fields';
import { useHasTerms, useTerms, type FoundTerm } from './terms';

export interface TermInputProps {
  id: string;
  label: string;
  hint?: string | undefined;
  ontology: string | undefined;
  value: unknown;
  need: Need;
  onChange: (value: Term | string) => void;
}

/** A term of an ontology where the archive has that one, and free text always. */
export function TermInput(props: TermInputProps) {
  return useHasTerms(props.ontology) ? <TermBox {...props} /> : <PlainTerm {...props} />;
}

function PlainTerm({ id, label, hint, value, need, onChange }: TermInputProps) {
  return <TextInput id={id} label={label} hint={hint} need={need} value={textOf(value)} onChange={onChange} />;
}

function TermBox({ id, label, hint, ontology, value, need, onChange }: TermInputProps) {
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
      defaultFilter={() => true}
      onInputChange={(typed) => {
        if (typed !== text) onChange(typed);
      }}
      onChange={(key) => {
        const chosen = found.find((each) => each.id === key);
        if (chosen && chosen.id !== term?.id) onChange(termOf(chosen, ontology));
      }}
    >
      <Label>
        {label}
        <Needed need={need} />
      </Label>
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
        <ListBox<FoundTerm> className="menu">
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
