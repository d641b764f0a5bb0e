import { bytes, counted } from '../ui/format';
import type { Preview } from './types';

/** What would be frozen now, in a sentence. */
export function previewText({ files, filesAre, studies, bytes: size }: Preview): string {
  if (files === 0) return 'No public file is among these.';
  const most = filesAre === 'at-most' ? 'At most ' : '';
  const told = `${most}${counted(files, 'file', 'files')} of ${counted(studies, 'study', 'studies')}`;
  return size === undefined ? `${told}; their size is told when they are frozen.` : `${told}, ${bytes(size)}.`;
}
