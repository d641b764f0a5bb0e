import { Inline } from '../ui/Inline';
import type { Field } from './fields';

interface FieldsProps {
  fields: Field[];
  /** What is said of a member that may not lack. */
  sure: 'always' | 'needed';
}

/** Members of a document, those of members below them. */
export function Fields({ fields, sure }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <ul className="operation-fields">
      {fields.map((field) => (
        <li key={field.name}>
          <code>{field.name}</code>{' '}
          <span className="fine">
            {[field.form, field.needed ? sure : ''].filter(Boolean).join(', ')}
            {field.description && (
              <>
                {' '}
                — <Inline text={field.description} />
              </>
            )}
          </span>
          <Fields fields={field.fields} sure={sure} />
        </li>
      ))}
    </ul>
  );
}
