import type { Term } from '../../document/values';

/** A term in running text, as in `mitotic spindle (GO:0072686)`. */
const NAMED = /^(.*\S) \(([A-Za-z][A-Za-z0-9]*:[A-Za-z0-9_]+)\)$/;

/** The term that a text names; the text itself if it names none. */
export function termIn(text: string): Term | string {
  const [, label, id] = NAMED.exec(text) ?? [];
  return label === undefined || id === undefined ? text : { id, label };
}

export function named(value: Term | string): string {
  return typeof value === 'string' ? value : `${value.label ?? ''} (${value.id ?? ''})`;
}
