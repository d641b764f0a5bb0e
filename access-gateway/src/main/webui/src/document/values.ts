/** A part of a study document. What was imported may hold anything, and is kept. */
export type Part = Record<string, unknown>;

export interface Term {
  id?: string;
  label?: string;
  ontology?: string;
  version?: string;
}

export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null || value === '' ? [] : [value];
}

export function partsOf(value: unknown): Part[] {
  return listOf(value).map((each) => (isPart(each) ? each : { title: textOf(each) }));
}

/** A value as people read it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  if (isPart(value)) return textOf(value['label'] ?? value['name'] ?? value['id'] ?? value['title']);
  return '';
}

/** A term with its identifier; undefined if it is free text. */
export function mapped(value: unknown): Term | undefined {
  return isPart(value) && typeof value['id'] === 'string' && value['id'] !== '' ? (value as Term) : undefined;
}

export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  if (isPart(value)) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === '';
}
