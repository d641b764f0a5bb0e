export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number;
}

export interface Totals {
  count: number;
  bytes: number;
}

export type StudyState = 'submitted' | 'curation' | 'private' | 'public' | 'withdrawn';
export type ImageState = 'pending' | 'converted' | 'failed' | 'no-reader';

export interface Reason {
  code: string;
  message: string;
}

export interface FileProblem {
  path: string;
  code: string;
  message: string;
  remedy?: string;
}

/** What a row of an annotation table says of an image, in the order of its columns. */
export interface Annotation {
  name: string;
  value: string;
  subject?: 'gene' | 'phenotype' | 'compound';
  term?: { id: string; label?: string };
}

export interface Image {
  id: string;
  shortId: string;
  number: number;
  path: string;
  series: number;
  name: string;
  state: ImageState;
  reason?: Reason;
  thumbnail?: string;
  zarr?: string;
  annotations?: Annotation[];
}

/** What was imported may say more, or another thing than it should. */
export interface Author {
  [member: string]: unknown;
  name?: string;
  orcid?: string;
  organisation?: unknown;
}

export interface Study {
  accession: string;
  version: number;
  state: StudyState;
  title: string;
  /** Its name; absent of what was withdrawn. */
  collection?: string;
  releaseDate?: string;
  releasedAt?: string;
  submittedAt?: string;
  files: Totals;
  ingest: { state: 'pending' | 'running' | 'completed'; done?: number; total: number };
  images?: Image[];
  imageCount?: number;
  problems?: FileProblem[];
  releaseBlocked?: Reason;
  description?: string;
  keywords?: string[];
  licence?: string;
  authors?: Author[];
  /** The study document. */
  metadata?: Metadata;
  reason?: string;
  /** What a paper may say of where its images are; for its people alone. */
  dataAvailability?: string;
  versions?: StudyVersion[];
  /** Left out where it is not known which files they have. */
  components?: StudyComponent[];
  /** The Merkle root of its list of files. */
  manifest?: string;
  /** Left out until every file was compared with its digest. */
  integrity?: Integrity;
}

/** What is known of stored bytes. */
export interface Integrity {
  sealedAt: string;
  /** By then every file had been read from the store and compared with its digest. */
  verifiedAt: string;
  /** Files that were not as their digests say, and were not found whole since. */
  damaged: number;
}

/** A study component or annotation by the name of its file list. */
export interface StudyComponent {
  /** Empty for files that no list names. */
  name: string;
  files: number;
  /** Where the document tells of it. */
  pointer?: string;
}

export interface StudyVersion {
  version: number;
  submittedAt: string;
  files: number;
  bytes: number;
  /** True while it is not shown yet. */
  pending?: boolean;
}

export interface StudyFile {
  ordinal: number;
  path: string;
  size: number;
  sha256: string;
  format?: string;
  state?: 'verified' | 'rejected';
  imaging: ImageState;
  reason?: Reason;
  /** Those whose file lists name it; left out where that is not known. */
  components?: string[];
  /** What file lists say of it, in the order of their columns. */
  attributes?: Record<string, string>;
  /** Where its bytes are, for whoever may read them. */
  href?: string;
}

/** A study document; what this page does not know is kept. */
export interface Metadata {
  [member: string]: unknown;
  template?: string;
  collection?: string;
  title?: string;
  description?: string;
  keywords?: string[];
  licence?: string;
  authors?: Author[];
}

export interface Draft {
  id: string;
  state: 'open' | 'submitted' | 'deleted';
  metadata: Metadata;
  /** Name of the account. */
  owner: string;
  files?: Totals;
  /** The version of a study that it is to become; absent for a new study. */
  versionOf?: { accession: string; version: number };
}

export interface DraftFile {
  path: string;
  size: number;
  sha256: string;
}

export interface StudyHit {
  accession: string;
  title: string;
  state?: 'private' | 'public';
  description?: string;
  authors?: string[];
  organisms?: string[];
  imagingMethods?: string[];
  licence?: string;
  releaseDate?: string;
  files?: Totals;
  images?: number;
  formats?: string[];
}

export interface Facet {
  value: string | number;
  count: number;
}

export interface SearchPage<T> {
  total: number;
  /** Of files: how the total is to be taken. */
  totalIs?: 'exact' | 'at-least' | 'at-most';
  /** Nothing has the words as they were typed; these have similar ones. */
  similar?: boolean;
  items: T[];
  facets: Record<string, Facet[]>;
  next: string | null;
}

export interface Session {
  signedIn: boolean;
  username?: string;
  name?: string;
  roles: string[];
}
