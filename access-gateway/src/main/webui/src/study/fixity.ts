import type { Integrity } from '../api/types';
import { counted } from '../ui/format';

/** In a few words what was found; undefined where nothing was looked at. */
export function integrityMark(integrity: Integrity | undefined): { text: string; tone: 'good' | 'bad' } | undefined {
  if (integrity === undefined) return undefined;
  return integrity.damaged === 0
    ? { text: 'Digests verified', tone: 'good' }
    : { text: `${counted(integrity.damaged, 'file', 'files')} damaged`, tone: 'bad' };
}

/** What the comparing of digests came to, as the end of a sentence. */
export function outcomeOf({ damaged }: Integrity): string {
  if (damaged === 0) return 'there was no difference.';
  return `${counted(damaged, 'file', 'files')} ${damaged === 1 ? 'is' : 'are'} not as deposited, and marked as damaged in the table of files.`;
}
