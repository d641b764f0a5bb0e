import type { Image } from '../api/types';

/** An image as the catalogue has it. */
export interface ImageObject extends Image {
  accession: string;
  version: number;
  format: string;
  role: 'image' | 'label' | 'associated';
  axes: string;
  shape: number[];
  dtype?: string;
  /** In micrometre, and t in second; what is not known is left out. */
  physicalSizes: Partial<Record<'x' | 'y' | 'z' | 't', number>>;
  channels: { name?: string; color?: string; wavelength?: number }[];
  levels: number;
  pixelDigest?: string;
  files: string[];
  fileCount: number;
  /** Of the study; left out where it is not known. */
  components?: string[];
  /** Where on a plate it was taken, if it was. */
  plate?: { plate: string; name?: string; well: string; field?: string };
  fileset?: string;
  conversion?: string;
}
