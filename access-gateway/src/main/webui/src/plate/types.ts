import type { Annotation, ImageState } from '../api/types';

/** A plate in the list of a study. */
export interface PlateBrief {
  id: string;
  name: string;
  path: string;
  wells: number;
  images: number;
}

export interface Field {
  id: string;
  shortId: string;
  name: string;
  /** As the container names it. */
  field?: string;
  state: ImageState;
  thumbnail?: string;
}

export interface Well {
  /** Such as A1. */
  name: string;
  row: string;
  /** From 1. */
  column: number;
  images: Field[];
  annotations: Annotation[];
}

/** A plate with those of its wells that have images, row by row. */
export interface Plate {
  id: string;
  accession: string;
  version: number;
  name: string;
  path: string;
  zarr: string;
  wells: Well[];
}
