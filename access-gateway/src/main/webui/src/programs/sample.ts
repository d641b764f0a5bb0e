import { merged } from './fields';
import type { Contract, Schema } from './openapi';

const DEEPEST = 6;

/** A small document that has what a schema asks for and no more. */
export function sample(contract: Contract, schema: Schema | undefined, depth = 0): unknown {
  if (!schema || depth > DEEPEST) return {};
  const found = merged(contract, schema);
  const given = found.const ?? found.example ?? found.examples?.[0] ?? found.default ?? found.enum?.[0];
  if (given !== undefined) return given;
  const alternative = found.oneOf?.[0] ?? found.anyOf?.[0];
  if (alternative && !found.properties) return sample(contract, alternative, depth + 1);
  const [type] = Array.isArray(found.type) ? found.type : [found.type];
  switch (type) {
    case 'array':
      return [sample(contract, found.items, depth + 1)];
    case 'integer':
    case 'number':
      return found.minimum ?? 1;
    case 'boolean':
      return true;
    case 'string':
      return text(found.format);
    default:
      return Object.fromEntries(
        names(found).map((name) => [name, sample(contract, found.properties?.[name], depth + 1)]),
      );
  }
}

/** Those that are needed, or the first one where none is: an empty body says nothing. */
function names(schema: Schema): string[] {
  const all = Object.keys(schema.properties ?? {});
  const needed = (schema.required ?? []).filter((name) => all.includes(name));
  return needed.length > 0 ? needed : all.slice(0, 1);
}

function text(format: string | undefined): string {
  if (format === 'date') return '2027-01-31';
  if (format === 'date-time') return '2027-01-31T12:00:00Z';
  return 'text';
}
