import { counted } from '../ui/format';
import type { Manifest } from './types';

/** How to cite a manifest, after DataCite: title (year). What it is. Archive. Digest. Address. */
export function manifestCitation(manifest: Manifest, archive: string, address: string): string {
  const title = manifest.title.trim().replace(/\.$/, '');
  const parts = [
    `${title} (${manifest.created.slice(0, 4)}).`,
    `Frozen list of ${counted(manifest.files, 'file', 'files')}.`,
    `${archive}.`,
    ...(manifest.root ? [`${manifest.root}.`] : []),
    address,
  ];
  return parts.join(' ');
}
