import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useLocation } from 'react-router';
import { fieldId } from '../../document/place';
import type { Section } from '../../document/sections';
import { isEmpty, partsOf, textOf, type Part } from '../../document/values';
import { focusSoon, focusWholeSoon } from '../../ui/focus';
import { number } from '../../ui/format';
import { isPartShown, needOf, type Template } from '../template';
import { Needed } from './fields';
import { FieldInput } from './FieldInput';

interface SectionFormProps {
  section: Section;
  template: Template;
  draft: string;
  document: Part;
  onChange: (parts: Part[]) => void;
}

const FIRST_SHOWN = 10;

/** The parts of one section, each with the fields that the template asks for. */
export function SectionForm({ section, template, draft, document, onChange }: SectionFormProps) {
  const parts = partsOf(document[section.member]);
  const [shown, setShown] = useState(FIRST_SHOWN);
  // After a removal every part has another place, and fields begin anew with what stands there.
  const [round, setRound] = useState(0);
  const wanted = placeIn(useLocation().hash, section.member);
  const visible = Math.max(shown, wanted + 1);
  const id = fieldId(`/${section.member}`);
  return (
    <section id={id} className="section-form" aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 id={`${id}-title`}>
        {section.title}
        <Needed need={needOf(template, `/${section.member}`)} />
      </h2>
      <p className="fine">{section.hint}</p>
      {parts.slice(0, visible).map((part, index) => (
        <PartForm
          key={`${String(round)} ${String(index)}`}
          index={index}
          part={part}
          {...{ section, template, draft, document }}
          onChange={(next) => onChange(parts.map((each, at) => (at === index ? next : each)))}
          onRemove={() => {
            setRound(round + 1);
            onChange(parts.filter((_, at) => at !== index));
            focusWholeSoon(id);
          }}
        />
      ))}
      {parts.length > visible && (
        <Button className="button button-quiet more" onPress={() => setShown(visible + FIRST_SHOWN)}>
          Show more of {number(parts.length)}
        </Button>
      )}
      <Button
        className="button button-quiet button-small"
        onPress={() => {
          setShown(Math.max(shown, parts.length + 1));
          onChange([...parts, { [section.name]: '' }]);
          focusSoon(fieldId(`/${section.member}/${String(parts.length)}/${section.name}`));
        }}
      >
        <Plus aria-hidden size={15} /> Add {/^[aeiou]/.test(section.one) ? 'an' : 'a'} {section.one}
      </Button>
    </section>
  );
}

/** The part that the address names, if it is of this section. */
function placeIn(hash: string, member: string): number {
  const head = `#${fieldId(`/${member}`)}-`;
  return hash.startsWith(head) ? Number.parseInt(hash.slice(head.length), 10) || 0 : -1;
}

interface PartFormProps extends Omit<SectionFormProps, 'onChange'> {
  index: number;
  part: Part;
  onChange: (part: Part) => void;
  onRemove: () => void;
}

function PartForm({ section, template, draft, document, index, part, onChange, onRemove }: PartFormProps) {
  const pointer = `/${section.member}/${String(index)}`;
  const name = textOf(part[section.name]);
  const title = `${section.one[0]?.toUpperCase() ?? ''}${section.one.slice(1)} ${String(index + 1)}`;
  return (
    <fieldset id={fieldId(pointer)} className="part-form" tabIndex={-1}>
      <legend>{title}</legend>
      <Button
        className="button button-quiet button-icon part-remove"
        aria-label={`Remove ${title}${name ? ` (${name})` : ''}`}
        onPress={onRemove}
      >
        <Trash2 aria-hidden size={16} />
      </Button>
      {section.fields
        .filter(
          ({ member }) =>
            member === section.name || isPartShown(template, section.member, member, isEmpty(part[member])),
        )
        .map((field) => (
          <FieldInput
            key={field.member}
            id={fieldId(`${pointer}/${field.member}`)}
            field={field}
            part={name}
            draft={draft}
            document={document}
            need={needOf(template, `/${section.member}/*/${field.member}`)}
            value={part[field.member]}
            onChange={(value) => onChange({ ...part, [field.member]: value })}
          />
        ))}
    </fieldset>
  );
}
