import { Plus, Trash2 } from 'lucide-react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { Author } from '../api/types';
import { Needed } from './fields';

interface AuthorFieldsProps {
  value: Author[];
  required: boolean;
  onChange: (authors: Author[]) => void;
}

const PARTS = [
  ['name', 'Name'],
  ['organisation', 'Organisation'],
  ['orcid', 'ORCID iD'],
] as const;

/** What was imported may say more of an organisation than its name, or name several. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(textOf).join('; ');
  }
  if (typeof value === 'object' && value !== null && 'name' in value) {
    return textOf(value.name);
  }
  return typeof value === 'string' ? value : '';
}

/** In the order of citation. */
export function AuthorFields({ value, required, onChange }: AuthorFieldsProps) {
  const change = (index: number, part: keyof Author, text: string) =>
    onChange(value.map((author, at) => (at === index ? { ...author, [part]: text } : author)));
  return (
    <fieldset id="field-authors" className="authors-edit" tabIndex={-1}>
      <legend>
        Authors
        <Needed required={required} />
      </legend>
      <ol>
        {value.map((author, index) => (
          <li key={index}>
            {PARTS.map(([part, label]) => (
              <TextField
                key={part}
                className="field"
                value={textOf(author[part])}
                onChange={(text) => change(index, part, text)}
              >
                <Label>{label}</Label>
                <Input />
              </TextField>
            ))}
            <Button
              className="button button-quiet button-icon"
              aria-label={`Remove author ${author.name ?? String(index + 1)}`}
              onPress={() => onChange(value.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden size={16} />
            </Button>
          </li>
        ))}
      </ol>
      <Button className="button button-quiet button-small" onPress={() => onChange([...value, { name: '' }])}>
        <Plus aria-hidden size={15} /> Add an author
      </Button>
    </fieldset>
  );
}
