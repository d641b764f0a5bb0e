export type Samples =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** A rectangle of one plane, row by row. */
export interface Tile {
  samples: Samples;
  width: number;
  height: number;
}

/** A number, or from inclusive to exclusive, for each axis. */
export type Selection = (number | readonly [from: number, to: number])[];
