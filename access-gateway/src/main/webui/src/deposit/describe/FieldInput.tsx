import type { Field } from '../../document/sections';
import { listOf, textOf, type Part } from '../../document/values';
import { Tick } from '../../ui/Tick';
import type { Need } from '../template';
import { Associations } from './Associations';
import { LinesInput, Needed, TextInput } from './fields';
import { FileListBox } from './FileListBox';
import { named, termIn } from './named';
import { TermInput } from './TermInput';
import { TermsInput } from './TermsInput';

interface FieldInputProps {
  id: string;
  field: Field;
  /** The name of the part that the field is of. */
  part: string;
  draft: string;
  /** All of the study, which parts refer to. */
  document: Part;
  value: unknown;
  need: Need;
  onChange: (value: unknown) => void;
}

const ROWS = 2;

export function FieldInput({ id, field, part, draft, document, value, need, onChange }: FieldInputProps) {
  const { label, hint } = field;
  switch (field.kind) {
    case 'line':
    case 'text':
      return (
        <TextInput
          id={id}
          label={label}
          hint={hint}
          form={field.form}
          rows={field.kind === 'text' ? ROWS : undefined}
          need={need}
          value={textOf(value)}
          onChange={onChange}
        />
      );
    case 'lines':
      return (
        <LinesInput id={id} label={label} hint={hint} need={need} value={listOf(value).map(textOf)} onChange={onChange} />
      );
    case 'term':
      return (
        <TermInput id={id} label={label} hint={hint} ontology={field.ontology} need={need} value={value} onChange={onChange} />
      );
    case 'named':
      return (
        <TermInput
          id={id}
          label={label}
          hint={hint}
          ontology={field.ontology}
          need={need}
          value={typeof value === 'string' ? termIn(value) : value}
          onChange={(next) => onChange(named(next))}
        />
      );
    case 'terms':
      return (
        <TermsInput
          id={id}
          label={label}
          one={label}
          hint={hint}
          ontology={field.ontology}
          need={need}
          value={value}
          onChange={onChange}
        />
      );
    case 'choices':
      return <Choices id={id} label={label} options={field.options} need={need} value={value} onChange={onChange} />;
    case 'file-list':
      return <FileListBox id={id} draft={draft} part={part} named={textOf(value)} need={need} onChange={onChange} />;
    case 'associations':
      return <Associations id={id} label={label} document={document} need={need} value={value} onChange={onChange} />;
  }
}

interface ChoicesProps {
  id: string;
  label: string;
  options: readonly string[];
  value: unknown;
  need: Need;
  onChange: (value: unknown) => void;
}

/** Any of a few; what was imported beside them stays. */
function Choices({ id, label, options, value, need, onChange }: ChoicesProps) {
  const chosen = listOf(value).map(textOf);
  const all = [...options, ...chosen.filter((each) => !options.includes(each))];
  return (
    <fieldset id={id} className="several" tabIndex={-1}>
      <legend>
        {label}
        <Needed need={need} />
      </legend>
      <div className="ticks">
        {all.map((each) => (
          <Tick
            key={each}
            value={chosen.includes(each)}
            onChange={(yes) => onChange(yes ? [...chosen, each] : chosen.filter((other) => other !== each))}
          >
            {each.replaceAll('_', ' ')}
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}
