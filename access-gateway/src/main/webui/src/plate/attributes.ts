import type { Annotation } from '../api/types';
import type { Well } from './types';

/** Columns that say where a well is, which the place on the page says already. */
const PLACES = new Set(['plate', 'plate name', 'well', 'well name', 'well number', 'row', 'column']);

interface Shared {
  name: string;
  /** Of wells by their name: what people read. */
  texts: Map<string, string>;
}

export interface NumberAttribute extends Shared {
  kind: 'number';
  /** The mean, of wells with several. */
  values: Map<string, number>;
  least: number;
  most: number;
}

export interface TextAttribute extends Shared {
  kind: 'text';
  /** Each once, the most frequent first. */
  choices: string[];
}

export type Attribute = NumberAttribute | TextAttribute;

/**
 * What wells can be coloured by: columns of annotation tables that tell wells apart, those that name genes, phenotypes
 * and compounds first.
 */
export function attributesOf(wells: readonly Well[]): Attribute[] {
  const columns = new Map<string, Map<string, string[]>>();
  const subjects = new Set<string>();
  for (const well of wells) {
    for (const { name, value, subject } of well.annotations) {
      if (PLACES.has(name.toLowerCase()) || value.trim() === '') continue;
      const column = columns.get(name) ?? new Map<string, string[]>();
      columns.set(name, column);
      column.set(well.name, [...(column.get(well.name) ?? []), value.trim()]);
      if (subject) subjects.add(name);
    }
  }
  const attributes = [...columns].map(([name, values]) => attributeOf(name, values)).filter((each) => tellsApart(each, wells));
  return attributes.sort((one, other) => Number(subjects.has(other.name)) - Number(subjects.has(one.name)));
}

function attributeOf(name: string, values: Map<string, string[]>): Attribute {
  const texts = new Map([...values].map(([well, its]) => [well, [...new Set(its)].join('; ')]));
  const numbers = new Map([...values].map(([well, its]) => [well, mean(its)]));
  const all = [...numbers.values()];
  if (all.every(Number.isFinite)) {
    return { kind: 'number', name, texts, values: numbers, least: smallest(all), most: largest(all) };
  }
  const counts = new Map<string, number>();
  for (const text of texts.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
  const choices = [...counts].sort((one, other) => other[1] - one[1]).map(([choice]) => choice);
  return { kind: 'text', name, texts, choices };
}

/** NaN if one of them is no number. */
function mean(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + (value === '' ? NaN : Number(value)), 0) / values.length;
}

function smallest(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Infinity);
}

function largest(values: readonly number[]): number {
  return values.reduce((one, other) => Math.max(one, other), -Infinity);
}

function tellsApart(attribute: Attribute, wells: readonly Well[]): boolean {
  return attribute.texts.size < wells.length || new Set(attribute.texts.values()).size > 1;
}

/**
 * Names of the wells that say what was typed, in any of their columns or the names of their images; words may stand in
 * several. The name of a well of the plate means that well, and A1 not A10 as well.
 */
export function foundWells(wells: readonly Well[], typed: string): Set<string> {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const names = new Set(wells.map(({ name }) => name.toLowerCase()));
  const found = wells.filter((well) => {
    const told = textsOf(well);
    return words.every((word) =>
      names.has(word) ? well.name.toLowerCase() === word : told.some((each) => each.includes(word)),
    );
  });
  return new Set(found.map(({ name }) => name));
}

function textsOf(well: Well): string[] {
  return [
    ...well.images.map(({ name }) => name),
    ...well.annotations.flatMap(({ value, term }: Annotation) => [value, term?.id ?? '', term?.label ?? '']),
  ].map((each) => each.toLowerCase());
}
