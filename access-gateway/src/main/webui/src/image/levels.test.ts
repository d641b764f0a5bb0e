import { describe, expect, it } from 'vitest';
import { fit, held, levelFor, tilesInSight, zoomed } from './levels';
import type { Level } from './source';

function level(width: number, height: number, factorX: number, factorY = factorX): Level {
  return { path: String(factorX), shape: [height, width], chunks: [512, 512], dtype: 'uint8', width, height, factorX, factorY };
}

const pyramid = [level(4_000, 3_000, 1), level(2_000, 1_500, 2), level(1_000, 750, 4), level(500, 375, 8)];

describe('the choice of a level', () => {
  it.each([
    [64, 0],
    [1, 0],
    [0.51, 0],
    [0.5, 1],
    [0.26, 1],
    [0.25, 2],
    [0.125, 3],
    [0.001, 3],
  ])('at a zoom of %d it is level %i', (zoom, expected) => {
    expect(levelFor(pyramid, zoom)).toBe(expected);
  });

  it('is the only one there is', () => {
    expect(levelFor([level(20_000, 20_000, 1)], 0.01)).toBe(0);
  });
});

describe('tiles in sight', () => {
  it('begin in the middle and end at the edge of the level', () => {
    const tiles = tilesInSight(pyramid[2] as Level, 512, { x: 2_000, y: 1_500, zoom: 0.25 }, { width: 1_000, height: 750 });
    expect(tiles).toHaveLength(4);
    expect(tiles[0]).toEqual({ column: 0, row: 0, left: 0, top: 0, right: 512, bottom: 512 });
    expect(tiles.map(({ right, bottom }) => [right, bottom])).toContainEqual([1_000, 750]);
  });

  it('are only those that are', () => {
    const tiles = tilesInSight(pyramid[0] as Level, 512, { x: 600, y: 600, zoom: 4 }, { width: 400, height: 400 });
    expect(tiles.map(({ column, row }) => [column, row])).toEqual([[1, 1]]);
  });

  it('are one for one pixel', () => {
    expect(tilesInSight(level(1, 1, 1), 256, { x: 0.5, y: 0.5, zoom: 64 }, { width: 900, height: 600 })).toEqual([
      { column: 0, row: 0, left: 0, top: 0, right: 1, bottom: 1 },
    ]);
  });

  it('follow a level that is smaller across only', () => {
    const tiles = tilesInSight(level(50_000, 1, 2, 1), 512, { x: 50_000, y: 0.5, zoom: 24 }, { width: 960, height: 600 });
    expect(tiles.map(({ column }) => column)).toEqual([48]);
  });
});

describe('the camera', () => {
  const screen = { width: 1_000, height: 500 };

  it('shows the whole image', () => {
    expect(fit({ width: 4_000, height: 1_000 }, screen)).toEqual({ x: 2_000, y: 500, zoom: 0.25 });
  });

  it('shows the beginning of a line, wide enough to be seen', () => {
    const camera = fit({ width: 100_000, height: 1 }, screen);
    expect(camera.zoom).toBe(24);
    expect(camera.x - screen.width / camera.zoom / 2).toBeCloseTo(0);
  });

  it('makes one pixel no larger than can be told', () => {
    expect(fit({ width: 1, height: 1 }, screen)).toEqual({ x: 0.5, y: 0.5, zoom: 64 });
  });

  it('keeps under the pointer what was there', () => {
    const before = { x: 100, y: 100, zoom: 2 };
    const after = zoomed(before, 3, { x: 40, y: -20 });
    expect(after.x + 40 / after.zoom).toBeCloseTo(before.x + 40 / before.zoom);
    expect(after.y - 20 / after.zoom).toBeCloseTo(before.y - 20 / before.zoom);
  });

  it('stays with the image', () => {
    const image = { width: 4_000, height: 1_000 };
    expect(held({ x: -50, y: 9_999, zoom: 1e9 }, image, screen)).toEqual({ x: 0, y: 1_000, zoom: 64 });
    expect(held({ x: 0, y: 0, zoom: 0 }, image, screen).zoom).toBe(0.008);
  });
});
