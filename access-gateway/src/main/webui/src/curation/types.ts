import type { StudyState, Totals } from '../api/types';

/** Whose turn it is: a curator's, the depositor's, nobody's. */
export type CurationState = 'waiting' | 'returned' | 'accepted';

export interface Curation {
  accession: string;
  collection: string;
  version: number;
  title: string;
  state: StudyState;
  curation: CurationState;
  since: string;
  submittedAt: string;
  releaseDate: string;
  files: Totals;
  terms: { mapped: number; total: number; unmapped: { pointer: string; text: string }[] };
  comments: number;
}

export interface Comment {
  id: string;
  author: string;
  curator: boolean;
  text: string;
  createdAt: string;
}
