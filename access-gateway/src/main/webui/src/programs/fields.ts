import { type Contract, resolved, type Schema } from './openapi';

/** A member of a document, with those of its own. */
export interface Field {
  name: string;
  /** What it is, in words. */
  form: string;
  description: string;
  needed: boolean;
  fields: Field[];
}

/** Deeper than people read, and an end for schemas that go in circles. */
const DEEPEST = 3;

/** The members of a document; of a list those of its items. */
export function fieldsOf(contract: Contract, schema: Schema | undefined, depth = 0): Field[] {
  if (!schema || depth >= DEEPEST) return [];
  const found = merged(contract, schema);
  if (found.items) return fieldsOf(contract, found.items, depth);
  return Object.entries(found.properties ?? {}).map(([name, each]) => {
    const member = merged(contract, each);
    return {
      name,
      form: formOf(contract, member),
      description: (member.description ?? '').trim(),
      needed: found.required?.includes(name) ?? false,
      fields: fieldsOf(contract, member, depth + 1),
    };
  });
}

/** A value in words: what it is, within which bounds, and what it is when nobody says. */
export function formOf(contract: Contract, schema: Schema | undefined): string {
  if (!schema) return '';
  const found = merged(contract, schema);
  const { type, format, minimum, maximum } = found;
  const values = found.const === undefined ? found.enum : [found.const];
  const kind = values
    ? values.map(String).join(' | ')
    : [Array.isArray(type) ? type.join(' or ') : type, format].filter(Boolean).join(', ');
  const items = found.items ? `of ${formOf(contract, found.items) || 'anything'}` : '';
  const bounds = [minimum === undefined ? '' : `from ${String(minimum)}`, maximum === undefined ? '' : `to ${String(maximum)}`];
  const usual = found.default === undefined ? '' : `else ${String(found.default as string)}`;
  return [[kind, items].filter(Boolean).join(' '), bounds.filter(Boolean).join(' '), usual].filter(Boolean).join(', ');
}

/** A schema with all that it refers to and is made of. */
export function merged(contract: Contract, schema: Schema): Schema {
  const found = resolved<Schema>(contract, schema as Schema & { $ref: string });
  return (found.allOf ?? []).reduce<Schema>((whole, part) => {
    const other = merged(contract, part);
    return {
      ...other,
      ...whole,
      // In the order in which they are said; what was said first holds.
      properties: { ...whole.properties, ...other.properties, ...whole.properties },
      required: [...(whole.required ?? []), ...(other.required ?? [])],
    };
  }, found);
}
