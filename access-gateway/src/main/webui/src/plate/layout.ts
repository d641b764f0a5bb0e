import type { Well } from './types';

/** Plates that are made, by rows and columns (ANSI/SLAS 4-2004 and the larger ones in its manner). */
const STANDARD: readonly (readonly [rows: number, columns: number])[] = [
  [8, 12],
  [16, 24],
  [32, 48],
];

/** What fits on the smaller plates is shown as it is: there are too many kinds of those. */
const SMALL = { rows: 4, columns: 6 };

export interface Layout {
  rows: string[];
  columns: number[];
}

/** A is 1, Z is 26, AA is 27. */
export function rowNumber(row: string): number {
  return [...row].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function rowName(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return number > 26 ? rowName(Math.floor((number - 1) / 26)) + letter : letter;
}

/** Rows and columns of the plate that has these wells, empty ones as well. */
export function layoutOf(wells: readonly Well[]): Layout {
  const rows = wells.reduce((most, well) => Math.max(most, rowNumber(well.row)), 1);
  const columns = wells.reduce((most, well) => Math.max(most, well.column), 1);
  const small = rows <= SMALL.rows && columns <= SMALL.columns;
  const made = small ? undefined : STANDARD.find(([high, wide]) => rows <= high && columns <= wide);
  const [high, wide] = made ?? [rows, columns];
  return {
    rows: Array.from({ length: high }, (_, at) => rowName(at + 1)),
    columns: Array.from({ length: wide }, (_, at) => at + 1),
  };
}
