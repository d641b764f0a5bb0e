import { Plus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Author } from '../../api/types';
import { fieldId } from '../../document/place';
import { textOf } from '../../document/values';
import { focusSoon, focusWholeSoon } from '../../ui/focus';
import { isPartShown, needOf, type Template } from '../template';
import { Needed, TextInput } from './fields';
import { OrganisationFields } from './OrganisationFields';

interface AuthorFieldsProps {
  value: Author[];
  template: Template;
  onChange: (authors: Author[]) => void;
}

const PARTS = [
  { member: 'name', label: 'Name' },
  { member: 'email', label: 'E-mail', form: 'email' },
  { member: 'orcid', label: 'ORCID iD', form: 'orcid' },
] as const;

/** In the order of citation. */
export function AuthorFields({ value, template, onChange }: AuthorFieldsProps) {
  const change = (index: number, members: Author) =>
    onChange(value.map((author, at) => (at === index ? { ...author, ...members } : author)));
  const asked = (member: string, given: unknown) =>
    member === 'name' || member === 'orcid' || isPartShown(template, 'authors', member, textOf(given) === '');
  return (
    <fieldset id="field-authors" className="authors-edit" tabIndex={-1}>
      <legend>
        Authors
        <Needed need={needOf(template, '/authors')} />
      </legend>
      <ol>
        {value.map((author, index) => (
          <li key={index} className="author">
            <div className="author-person">
              {PARTS.filter(({ member }) => asked(member, author[member])).map(({ member, label, ...more }) => (
                <TextInput
                  key={member}
                  id={fieldId(`/authors/${String(index)}/${member}`)}
                  label={label}
                  form={'form' in more ? more.form : undefined}
                  need={needOf(template, `/authors/*/${member}`)}
                  value={textOf(author[member])}
                  onChange={(text) => change(index, { [member]: text })}
                />
              ))}
              <Button
                className="button button-quiet button-icon"
                aria-label={`Remove author ${textOf(author.name) || String(index + 1)}`}
                onPress={() => {
                  onChange(value.filter((_, at) => at !== index));
                  focusWholeSoon('field-authors');
                }}
              >
                <Trash2 aria-hidden size={16} />
              </Button>
            </div>
            <OrganisationFields
              id={fieldId(`/authors/${String(index)}/organisation`)}
              value={author.organisation}
              need={needOf(template, '/authors/*/organisation')}
              onChange={(organisation) => change(index, { organisation })}
            />
          </li>
        ))}
      </ol>
      <Button
        className="button button-quiet button-small"
        onPress={() => {
          onChange([...value, { name: '' }]);
          focusSoon(fieldId(`/authors/${String(value.length)}/name`));
        }}
      >
        <Plus aria-hidden size={15} /> Add an author
      </Button>
    </fieldset>
  );
}
