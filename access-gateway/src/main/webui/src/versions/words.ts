import { textOf } from '../document/values';
import { bytes, counted } from '../ui/format';
import type { Difference, FileChange, ListChange } from './types';

const LONGEST = 300;

/** A value of a study document in one line; what no line can say is said to be there. */
export function valueText(value: unknown): string {
  const text = textOf(value).trim();
  if (text === '') return isNothing(value) ? 'nothing' : 'several details';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isNothing);
}

export function fileText({ change, path, from, to }: FileChange): string {
  if (change === 'moved') return `${from?.path ?? ''} → ${path}`;
  if (change === 'changed' && from && to) return `${path} (${bytes(from.size)} → ${bytes(to.size)})`;
  const size = to?.size ?? from?.size;
  return size === undefined ? path : `${path} (${bytes(size)})`;
}

export function listText({ component, change, from, to }: ListChange): string {
  if (change === 'changed') return `${component} (${rows(from)} → ${rows(to)})`;
  return `${component} (${rows(to ?? from)})`;
}

function rows(count: number | undefined): string {
  return counted(count ?? 0, 'row', 'rows');
}

/** How many files each kind of change has, without those that have none. */
export function fileCounts({ added, removed, changed, moved }: Difference['files']): string {
  const counts: [number, string][] = [
    [added, 'added'],
    [removed, 'removed'],
    [changed, 'changed'],
    [moved, 'moved'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${counted(count, 'file', 'files')} ${kind}`)
    .join(', ');
}
