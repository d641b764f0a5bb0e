import { Inline } from '../ui/Inline';
import type { Field } from './fields';

/** Members of a document, those of members below them. */
export function Fields({ fields }: { fields: Field[] }) {
  if (fields.length === 0) return null;
  return (
    <ul className="operation-fields">
      {fields.map((field) => (
        <li key={field.name}>
          <code>{field.name}</code>{' '}
          <span className="fine">
            {[field.form, field.needed ? 'always' : ''].filter(Boolean).join(', ')}
            {field.description && (
              <>
                {' '}
                — <Inline text={field.description} />
              </>
            )}
          </span>
          <Fields fields={field.fields} />
        </li>
      ))}
    </ul>
  );
}
