import type { Finding } from '../../api/http';
import type { Metadata } from '../../api/types';
import { fieldId } from '../../document/place';
import { listOf, partsOf, textOf, type Part } from '../../document/values';

/** A value that files offer, as the contract has it. */
export interface Suggestion {
  acquisition?: number;
  aspect: string;
  label: string;
  pointer: string;
  value: unknown;
  text: string;
  files: number;
  of: number;
  conflict: boolean;
  sources: { path: string; field: string }[];
}

/** One way in which images were taken. */
export interface OfferedAcquisition {
  pointer: string;
  format: string;
  files: number;
  value: { instrument?: string; imagingMethod?: string[]; parameters?: string };
}

export interface Prefill {
  state: 'ready' | 'unavailable';
  files: number;
  sampled: number;
  opened: number;
  suggestions: Suggestion[];
  acquisitions: OfferedAcquisition[];
  notes: { path: string; code: string; message: string }[];
  findings: Finding[];
}

/** An acquisition with the values that are offered for it. */
export interface Offered {
  acquisition: OfferedAcquisition;
  suggestions: Suggestion[];
}

const LIST = 'imageAcquisitions';

export function offeredOf(prefill: Prefill): Offered[] {
  return prefill.acquisitions.map((acquisition, number) => ({
    acquisition,
    suggestions: prefill.suggestions.filter((each) => each.acquisition === number),
  }));
}

/** Values of one aspect stand together; where there are several, files disagree. */
export function byAspect(suggestions: Suggestion[]): [string, Suggestion[]][] {
  const groups = new Map<string, Suggestion[]>();
  for (const each of suggestions) groups.set(each.label, [...(groups.get(each.label) ?? []), each]);
  return [...groups];
}

function memberOf({ pointer }: Suggestion): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}

function holds(value: unknown, text: string): boolean {
  return listOf(value).some((each) => textOf(each).toLowerCase().includes(text.trim().toLowerCase()));
}

/** The acquisition of the form that is meant, by the rule of the archive; undefined for a new one. */
export function placeOf(form: Metadata, offered: Offered, all: number): number | undefined {
  const parts = partsOf(form[LIST]);
  const told = parts.findIndex((part) => saysSomeOf(part, offered));
  if (told >= 0) return told;
  return parts.length === 1 && all === 1 && isSilent(parts[0] ?? {}) ? 0 : undefined;
}

function saysSomeOf(part: Part, { acquisition, suggestions }: Offered): boolean {
  const { instrument } = acquisition.value;
  const here = textOf(part['instrument']).trim();
  if (instrument !== undefined && here !== '' && !holds(here, instrument)) return false;
  const objectives = suggestions.filter(({ aspect }) => aspect === 'objective');
  const another =
    holds(part['parameters'], 'objective: ') &&
    objectives.length > 0 &&
    !objectives.some(({ value }) => holds(part['parameters'], textOf(value)));
  return !another && suggestions.some((each) => holds(part[memberOf(each)], textOf(each.value)));
}

function isSilent(part: Part): boolean {
  return ['instrument', 'imagingMethod', 'parameters'].every((member) =>
    listOf(part[member]).every((each) => textOf(each).trim() === ''),
  );
}

/** Whether the form says this already. */
export function isSaid(form: Metadata, offered: Offered, all: number, suggestion: Suggestion): boolean {
  const place = placeOf(form, offered, all);
  return place !== undefined && holds(partsOf(form[LIST])[place]?.[memberOf(suggestion)], textOf(suggestion.value));
}

/** Whether nothing is left to be taken of what files agree in. */
export function isAllSaid(form: Metadata, offered: Offered, all: number): boolean {
  const place = placeOf(form, offered, all);
  const part = place === undefined ? undefined : partsOf(form[LIST])[place];
  if (!part) return false;
  const { instrument, imagingMethod = [], parameters } = offered.acquisition.value;
  return (
    (instrument === undefined || holds(part['instrument'], instrument)) &&
    imagingMethod.every((method) => holds(part['imagingMethod'], method)) &&
    (parameters === undefined || parameters.split('; ').every((each) => holds(part['parameters'], each)))
  );
}

/** The form with one value more; what stands there stays. */
export function taken(form: Metadata, offered: Offered, all: number, suggestion: Suggestion): Metadata {
  return added(form, offered, all, [[memberOf(suggestion), textOf(suggestion.value)]]);
}

/** The form with everything that is offered for an acquisition. */
export function allTaken(form: Metadata, offered: Offered, all: number): Metadata {
  const { instrument, imagingMethod = [], parameters } = offered.acquisition.value;
  return added(form, offered, all, [
    ...(instrument === undefined ? [] : [['instrument', instrument] as const]),
    ...imagingMethod.map((method) => ['imagingMethod', method] as const),
    ...(parameters?.split('; ') ?? []).map((each) => ['parameters', each] as const),
  ]);
}

function added(
  form: Metadata,
  offered: Offered,
  all: number,
  values: readonly (readonly [member: string, text: string])[],
): Metadata {
  const parts = partsOf(form[LIST]);
  const place = placeOf(form, offered, all) ?? parts.length;
  const part = values.reduce((before, [member, text]) => withText(before, member, text), parts[place] ?? { title: '' });
  return { [LIST]: [...parts.slice(0, place), part, ...parts.slice(place + 1)] };
}

function withText(part: Part, member: string, text: string): Part {
  const before = part[member];
  if (holds(before, text)) return part;
  if (member === 'imagingMethod') {
    return { ...part, [member]: [...listOf(before).filter((each) => textOf(each).trim() !== ''), text] };
  }
  const typed = textOf(before).trimEnd();
  return { ...part, [member]: typed === '' ? text : `${typed}; ${text}` };
}

/** Where in the form a value is, or would be. */
export function fieldOfSuggestion(form: Metadata, offered: Offered, all: number, suggestion: Suggestion): string {
  const place = placeOf(form, offered, all) ?? partsOf(form[LIST]).length;
  return fieldId(`/${LIST}/${String(place)}/${memberOf(suggestion)}`);
}

export function isAuthor(form: Metadata, name: string): boolean {
  return partsOf(form.authors).some((author) => textOf(author['name']).trim().toLowerCase() === name.trim().toLowerCase());
}

/** Behind the authors that are there; an empty line is filled first. */
export function withAuthor(form: Metadata, name: string): Metadata {
  const authors = partsOf(form.authors);
  const empty = authors.findIndex((author) => Object.values(author).every((value) => textOf(value).trim() === ''));
  const next =
    empty < 0 ? [...authors, { name }] : authors.map((author, at) => (at === empty ? { ...author, name } : author));
  return { authors: next };
}
