export type Change = 'added' | 'removed' | 'changed' | 'moved' | 'reordered';

/** One thing that two study documents say otherwise. */
export interface MetadataChange {
  change: Change;
  /** Into the later document; of what was removed into the earlier one. */
  pointer: string;
  from?: unknown;
  to?: unknown;
}

/** A file list or annotation table, with its rows. */
export interface ListChange {
  component: string;
  change: Change;
  from?: number;
  to?: number;
}

interface ComparedFile {
  path: string;
  size: number;
  sha256: string;
}

export interface FileChange {
  change: Change;
  path: string;
  from?: ComparedFile;
  to?: ComparedFile;
}

export interface Difference {
  accession: string;
  from: number;
  to: number | 'draft';
  metadata: MetadataChange[];
  fileLists: ListChange[];
  annotationTables: ListChange[];
  files: {
    added: number;
    removed: number;
    changed: number;
    moved: number;
    items: FileChange[];
    next: string | null;
  };
}
