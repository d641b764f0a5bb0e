import type { DirectoryDropItem, DropItem, FileDropItem } from 'react-aria-components';

export interface Found {
  path: string;
  file: File;
}

/** Files of a file dialogue; those of a folder keep its name, so that two folders do not mix. */
export function chosenFiles(files: Iterable<File>): Found[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

const TELL_EVERY = 100;

/**
 * All files below what was dropped, however deep.
 *
 * @param tell how many were found, from time to time
 */
export async function droppedFiles(items: readonly DropItem[], tell: (count: number) => void): Promise<Found[]> {
  const found: Found[] = [];
  const walk = async (item: FileDropItem | DirectoryDropItem, above: string): Promise<void> => {
    const path = above + item.name;
    if (item.kind === 'file') {
      found.push({ path, file: await item.getFile() });
      if (found.length % TELL_EVERY === 0) tell(found.length);
      return;
    }
    for await (const entry of item.getEntries()) await walk(entry, `${path}/`);
  };
  for (const item of items) {
    if (item.kind !== 'text') await walk(item, '');
  }
  return found;
}
