import { Plus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { listOf, textOf, type Term } from '../../document/values';
import { focusSoon, focusWholeSoon } from '../../ui/focus';
import { Needed } from './fields';
import { TermInput, type TermInputProps } from './TermInput';

interface TermsInputProps extends Omit<TermInputProps, 'onChange'> {
  /** One of them. */
  one: string;
  onChange: (value: (Term | string)[]) => void;
}

/** Several terms, in the order they are given. */
export function TermsInput({ id, label, one, hint, ontology, value, need, onChange }: TermsInputProps) {
  const given = listOf(value) as (Term | string)[];
  const shown = given.length === 0 ? [''] : given;
  return (
    <fieldset id={id} className="several" tabIndex={-1}>
      <legend>
        {label}
        <Needed need={need} />
      </legend>
      {shown.map((term, index) => (
        <div key={index} className="several-one">
          <TermInput
            id={`${id}-${String(index)}`}
            label={shown.length === 1 ? one : `${one} ${String(index + 1)}`}
            hint={hint}
            ontology={ontology}
            need={index === 0 ? need : 'unasked'}
            several
            value={term}
            onChange={(next) => onChange(shown.map((each, at) => (at === index ? next : each)))}
          />
          {given.length > 0 && (
            <Button
              className="button button-quiet button-icon"
              aria-label={`Remove ${textOf(term) || `${one} ${String(index + 1)}`}`}
              onPress={() => {
                onChange(given.filter((_, at) => at !== index));
                focusWholeSoon(id);
              }}
            >
              <Trash2 aria-hidden size={16} />
            </Button>
          )}
        </div>
      ))}
      {given.length > 0 && (
        <Button
          className="button button-quiet button-small"
          onPress={() => {
            onChange([...given, '']);
            focusSoon(`${id}-${String(given.length)}`);
          }}
        >
          <Plus aria-hidden size={15} /> Another
        </Button>
      )}
    </fieldset>
  );
}
