import { Input, Label, Radio, RadioGroup, Text, TextArea, TextField } from 'react-aria-components';
import { useState } from 'react';
import { splitKeywords } from './keywords';

interface FieldProps<T> {
  value: T;
  required: boolean;
  onChange: (value: T) => void;
}

interface TextInputProps extends FieldProps<string> {
  id: string;
  label: string;
  hint?: string;
  rows?: number;
}

export function TextInput({ id, label, hint, rows, value, required, onChange }: TextInputProps) {
  return (
    <TextField id={id} className="field" value={value} onChange={onChange} isRequired={required}>
      <Label>
        {label}
        <Needed required={required} />
      </Label>
      {rows === undefined ? <Input /> : <TextArea rows={rows} />}
      {hint && (
        <Text slot="description" className="fine">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

export function KeywordsField({ value, required, onChange }: FieldProps<string[]>) {
  const [typed, setTyped] = useState(value.join(', '));
  return (
    <TextField
      id="field-keywords"
      className="field"
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(splitKeywords(text));
      }}
      isRequired={required}
    >
      <Label>
        Keywords
        <Needed required={required} />
      </Label>
      <Input />
      <Text slot="description" className="fine">
        With commas between, such as: mitosis, HeLa, lattice light sheet
      </Text>
    </TextField>
  );
}

const LICENCES = [
  ['CC0-1.0', 'CC0 1.0', 'No conditions: anyone may reuse the data.'],
  ['CC-BY-4.0', 'CC BY 4.0', 'Anyone may reuse the data and must name the authors.'],
] as const;

export function LicenceField({ value, required, onChange }: FieldProps<string>) {
  return (
    <RadioGroup id="field-licence" className="choice" value={value} onChange={onChange} isRequired={required}>
      <Label>
        Licence
        <Needed required={required} />
      </Label>
      {LICENCES.map(([id, name, text]) => (
        <Radio key={id} value={id} className="radio">
          <span>
            {name}
            <span className="fine"> — {text}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

export function Needed({ required }: { required: boolean }) {
  return <span className="needed">{required ? 'required' : 'optional'}</span>;
}
