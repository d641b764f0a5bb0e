import type { DirectoryDropItem, DropItem, FileDropItem } from 'react-aria-components';

export interface Found {
  path: string;
  file: File;
}

/** Files of a file dialogue; those of a folder keep its name, so that two folders do not mix. */
export function chosenFiles(files: Iterable<File>): Found[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** All files below what was dropped, however deep. */
export async function droppedFiles(items: readonly DropItem[]): Promise<Found[]> {
  const found: Found[] = [];
  const walk = async (item: FileDropItem | DirectoryDropItem, above: string): Promise<void> => {
    const path = above + item.name;
    if (item.kind === 'file') {
      found.push({ path, file: await item.getFile() });
      return;
    }
    for await (const entry of item.getEntries()) await walk(entry, `${path}/`);
  };
  for (const item of items) {
    if (item.kind !== 'text') await walk(item, '');
  }
  return found;
}
