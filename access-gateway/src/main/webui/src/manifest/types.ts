import type { Page } from '../api/types';

/** What a search asked for, as the manifest tells it. */
export interface Asked {
  q?: string;
  /** What was searched for, all files of which these are; absent for files. */
  in?: 'studies' | 'images';
  /** Those that were searched; absent if all were. */
  studies?: string[];
  filter?: string[];
}

/** What a manifest has of one study version. */
export interface ManifestStudy {
  accession: string;
  version: number;
  state: 'public' | 'gone';
  files: number;
  bytes?: number;
  /** What was asked for of it; empty if all of it. */
  chosen?: { filter?: string[]; component?: string; paths?: number };
}

export interface Manifest {
  id: string;
  title: string;
  /** Being searched, its files may still become fewer; being frozen, it has no digest yet. */
  state: 'searching' | 'freezing' | 'frozen';
  asked?: Asked;
  files: number;
  bytes?: number;
  created: string;
  frozen?: string;
  root?: string;
  studyCount: number;
  studies: ManifestStudy[];
  gone?: { studies: number; files: number; bytes: number };
}

/** A file in its place; of one whose study was withdrawn only the place is told. */
export interface FrozenFile {
  number: number;
  accession: string;
  version: number;
  state: 'public' | 'gone';
  path?: string;
  size?: number;
  sha256?: string;
  href?: string;
}

export type ManifestPage = Manifest & Page<FrozenFile>;

/** What is to be frozen, but for its title. */
export interface Wanted {
  q?: string;
  in?: 'studies' | 'images' | 'files';
  studies?: { accession: string; version?: number; filter?: string[]; component?: string }[];
}

/** What would be frozen now. */
export interface Preview {
  files: number;
  filesAre: 'exact' | 'at-most';
  studies: number;
  /** Absent of very many files. */
  bytes?: number;
}
