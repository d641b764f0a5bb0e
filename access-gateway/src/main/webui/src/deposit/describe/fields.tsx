import { FieldError, Input, Label, Radio, RadioGroup, Text, TextArea, TextField } from 'react-aria-components';
import { useState } from 'react';
import { faultOf, type Form } from '../../ui/identifiers';
import type { Need } from '../template';
import { splitKeywords } from './keywords';

interface FieldProps<T> {
  value: T;
  need: Need;
  onChange: (value: T) => void;
}

interface TextInputProps extends FieldProps<string> {
  id: string;
  label: string;
  hint?: string | undefined;
  rows?: number | undefined;
  form?: Form | undefined;
  several?: true | undefined;
}

/** What is wrong with an identifier is said once it has been typed. */
export function TextInput({ id, label, hint, rows, form, several, value, need, onChange }: TextInputProps) {
  const [typing, setTyping] = useState(false);
  const fault = form === undefined || typing ? undefined : faultOf(form, value);
  return (
    <TextField
      id={id}
      className="field"
      value={value}
      onChange={onChange}
      isRequired={need === 'required'}
      isInvalid={fault !== undefined}
      onFocusChange={setTyping}
    >
      <FieldLabel label={label} need={need} several={several} />
      {rows === undefined ? <Input /> : <TextArea rows={rows} />}
      <FieldError className="field-fault">{fault}</FieldError>
      {hint && (
        <Text slot="description" className="fine">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

interface FieldLabelProps {
  label: string;
  need: Need;
  several: true | undefined;
}

/** One of several is named for screen readers only: the heading above says what they are. */
export function FieldLabel({ label, need, several }: FieldLabelProps) {
  return (
    <Label className={several ? 'visually-hidden' : ''}>
      {label}
      {!several && <Needed need={need} />}
    </Label>
  );
}

export function KeywordsField({ value, need, onChange }: FieldProps<string[]>) {
  const [typed, setTyped] = useState(value.join(', '));
  return (
    <TextInput
      id="field-keywords"
      label="Keywords"
      need={need}
      value={typed}
      hint="With commas between, such as: mitosis, HeLa, lattice light sheet"
      onChange={(text) => {
        setTyped(text);
        onChange(splitKeywords(text));
      }}
    />
  );
}

interface LinesInputProps extends FieldProps<string[]> {
  id: string;
  label: string;
  hint?: string | undefined;
}

/** Several texts, one a line. */
export function LinesInput({ id, label, hint, value, need, onChange }: LinesInputProps) {
  const [typed, setTyped] = useState(value.join('\n'));
  return (
    <TextInput
      id={id}
      label={label}
      need={need}
      hint={hint}
      rows={2}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''));
      }}
    />
  );
}

const LICENCES = [
  ['CC0-1.0', 'CC0 1.0', 'No conditions: anyone may reuse the data.'],
  ['CC-BY-4.0', 'CC BY 4.0', 'Anyone may reuse the data and must name the authors.'],
] as const;

interface LicenceFieldProps extends FieldProps<string> {
  /** All if it is not said. */
  allowed: readonly string[] | undefined;
}

export function LicenceField({ value, allowed, need, onChange }: LicenceFieldProps) {
  const offered = LICENCES.filter(([id]) => allowed?.includes(id) ?? true);
  const known = value === '' || offered.some(([id]) => id === value);
  return (
    <RadioGroup
      id="field-licence"
      className="choice"
      // With an empty text as what is chosen no choice would be reached by Tab.
      value={value === '' ? null : value}
      onChange={onChange}
      isRequired={need === 'required'}
    >
      <Label>
        Licence
        <Needed need={need} />
      </Label>
      {offered.map(([id, name, text]) => (
        <Radio key={id} value={id} className="radio">
          <span>
            {name}
            <span className="fine"> — {text}</span>
          </span>
        </Radio>
      ))}
      {!known && <p className="fine">The draft says “{value}”; {allowed ? 'the collection' : 'the archive'} publishes under one of these.</p>}
    </RadioGroup>
  );
}

const WORDS: Record<Need, string> = {
  required: 'required',
  desirable: 'desirable',
  hidden: 'optional',
  unasked: 'optional',
};

export function Needed({ need }: { need: Need }) {
  return <span className="needed">{WORDS[need]}</span>;
}
