import { expect, it } from 'vitest';
import { layoutOf, rowName, rowNumber } from './layout';
import type { Well } from './types';

function well(row: string, column: number): Well {
  return { name: row + String(column), row, column, images: [], annotations: [] };
}

it.each([
  ['A', 1],
  ['H', 8],
  ['Z', 26],
  ['AA', 27],
  ['AF', 32],
  ['BA', 53],
])('counts row %s as %i', (row, number) => {
  expect(rowNumber(row)).toBe(number);
  expect(rowName(number)).toBe(row);
});

it.each([
  [[well('C', 7)], 8, 12],
  [[well('A', 1), well('H', 12)], 8, 12],
  [[well('B', 13)], 16, 24],
  [[well('AF', 48)], 32, 48],
  [[well('B', 3)], 2, 3],
  [[well('D', 6)], 4, 6],
  [[well('AG', 2)], 33, 2],
])('shows whole plates, small ones as they are', (wells, rows, columns) => {
  const layout = layoutOf(wells);
  expect(layout.rows).toHaveLength(rows);
  expect(layout.columns).toHaveLength(columns);
});
