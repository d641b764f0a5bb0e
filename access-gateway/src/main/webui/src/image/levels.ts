import type { Level } from './source';

/** What is in sight: the centre in pixels of the image, and how many pixels of the screen one of them takes. */
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

const SMALLEST_IN_SIGHT = 24;
export const MOST_ZOOM = 64;
const LEAST_SHOWN = 32;

/** The whole image; of one much longer than wide, a part that can be seen. */
export function fit(image: Size, screen: Size): Camera {
  const whole = Math.min(screen.width / image.width, screen.height / image.height);
  const visible = SMALLEST_IN_SIGHT / Math.min(image.width, image.height);
  const zoom = Math.min(MOST_ZOOM, Math.max(whole, visible));
  const centre = (length: number, room: number) => (length * zoom <= room ? length / 2 : room / zoom / 2);
  return { x: centre(image.width, screen.width), y: centre(image.height, screen.height), zoom };
}

/** Within what makes sense: never so far out that the image is a dot, the centre never beside it. */
export function held(camera: Camera, image: Size, screen: Size): Camera {
  const least = Math.min(
    fit(image, screen).zoom,
    Math.max(LEAST_SHOWN / Math.max(image.width, image.height), Number.MIN_VALUE),
  );
  const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    x: between(camera.x, 0, image.width),
    y: between(camera.y, 0, image.height),
    zoom: between(camera.zoom, least, MOST_ZOOM),
  };
}

/** Nearer or farther, with what lies at this distance from the middle of the screen staying there. */
export function zoomed(camera: Camera, by: number, fromMiddle: { x: number; y: number } = { x: 0, y: 0 }): Camera {
  const zoom = camera.zoom * by;
  return {
    x: camera.x + fromMiddle.x / camera.zoom - fromMiddle.x / zoom,
    y: camera.y + fromMiddle.y / camera.zoom - fromMiddle.y / zoom,
    zoom,
  };
}

/**
 * The coarsest level that still has a pixel for each of the screen's.
 *
 * @param zoom pixels of the screen, as the device counts them, for a pixel of the full image
 */
export function levelFor(levels: readonly Level[], zoom: number): number {
  for (let index = levels.length - 1; index > 0; index--) {
    const level = levels[index];
    if (level && Math.max(level.factorX, level.factorY) * zoom <= 1.0001) return index;
  }
  return 0;
}

export interface TilePlace {
  column: number;
  row: number;
  /** In pixels of the level, clipped to it. */
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Side of the squares in which a level is read: that of its chunks, where that is sensible. */
export function tileSide(level: Level, axes: { x: number; y: number }): number {
  const chunk = Math.max(level.chunks[axes.x] ?? 0, level.chunks[axes.y] ?? 0);
  return Math.min(1024, Math.max(256, chunk || 512));
}

/** Tiles of a level that are in sight, from the middle outwards. */
export function tilesInSight(level: Level, side: number, camera: Camera, screen: Size): TilePlace[] {
  const span = (centre: number, room: number, factor: number, length: number) => {
    const half = room / camera.zoom / 2;
    const last = Math.ceil(length / side) - 1;
    const at = (place: number) => Math.min(last, Math.max(0, Math.floor(place / factor / side)));
    return [at(centre - half), at(centre + half)] as const;
  };
  const [firstColumn, lastColumn] = span(camera.x, screen.width, level.factorX, level.width);
  const [firstRow, lastRow] = span(camera.y, screen.height, level.factorY, level.height);
  const places: TilePlace[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      places.push({
        column,
        row,
        left: column * side,
        top: row * side,
        right: Math.min(level.width, (column + 1) * side),
        bottom: Math.min(level.height, (row + 1) * side),
      });
    }
  }
  const distance = ({ left, right, top, bottom }: TilePlace) =>
    Math.hypot(((left + right) / 2) * level.factorX - camera.x, ((top + bottom) / 2) * level.factorY - camera.y);
  return places.sort((one, other) => distance(one) - distance(other));
}
