import type { Part } from '../document/values';
import { textOf } from '../document/values';

/** Where a value comes from, as the catalogue tells it. */
export interface ValueSource {
  source: 'submitted' | 'corrected' | 'harvested' | 'annotation-table' | 'file-list';
  at?: string;
  was?: unknown;
}

export interface Provenance {
  accession: string;
  version: number;
  /** By JSON pointers into the document. */
  values: Record<string, ValueSource>;
}

/** A value that curators corrected. */
export interface Corrected {
  pointer: string;
  what: string;
  now: string;
  was: string;
  at?: string;
}

/** What curators corrected, in the order of the document's pointers. */
export function correctedIn(provenance: Provenance, document: Part): Corrected[] {
  return Object.entries(provenance.values)
    .filter(([, value]) => value.source === 'corrected')
    .map(([pointer, { was, at }]) => ({
      pointer,
      what: spoken(pointer),
      now: textOf(valueAt(document, pointer)),
      was: textOf(was),
      ...(at === undefined ? {} : { at }),
    }));
}

/** `/biosamples/0/organism` as people say it: biosamples 1, organism. */
export function spoken(pointer: string): string {
  const words: string[] = [];
  for (const step of steps(pointer)) {
    if (/^\d+$/.test(step)) words.push(`${words.pop() ?? ''} ${String(Number(step) + 1)}`.trim());
    else words.push(step.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  }
  return words.join(', ');
}

function valueAt(document: Part, pointer: string): unknown {
  return steps(pointer).reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined),
    document,
  );
}

function steps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
