/** What a viewer has to know of an image before it draws: axes, levels, channels. Of OME-Zarr 0.4 and 0.5. */
export type Rgb = readonly [number, number, number];
export type Window = readonly [start: number, end: number];

export interface ArrayFacts {
  path: string;
  shape: number[];
  chunks: number[];
  dtype: string;
}

/** Places of the axes in the shape; those that an image lacks are left out. */
export type Axes = Partial<Record<'t' | 'c' | 'z', number>> & { y: number; x: number };

export interface Level extends ArrayFacts {
  width: number;
  height: number;
  /** Pixels of the full image that a pixel of this level stands for, across and down. */
  factorX: number;
  factorY: number;
}

export interface Channel {
  name: string;
  color: Rgb;
  window: Window;
  active: boolean;
}

export interface Labels {
  name: string;
  axes: Axes;
  levels: Level[];
  /** Colours that its author chose, by value; alpha from 0 to 1. */
  colors: Map<number, readonly [number, number, number, number]>;
}

export interface Source {
  axes: Axes;
  levels: Level[];
  width: number;
  height: number;
  sizeZ: number;
  sizeT: number;
  dtype: string;
  defaultZ: number;
  defaultT: number;
  channels: Channel[];
  labels: Labels[];
}

type Json = Record<string, unknown>;

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Attributes as OME-Zarr 0.5 nests them, or as 0.4 does not. */
export function omeOf(attributes: unknown): Json {
  const all = objectOf(attributes);
  return 'ome' in all ? objectOf(all['ome']) : all;
}

export interface Multiscale {
  axes: string[];
  datasets: { path: string; scale: number[] }[];
}

/** Its first multiscale; undefined of what is no image. */
export function multiscaleOf(ome: Json): Multiscale | undefined {
  const first = objectOf(listOf(ome['multiscales'])[0]);
  const datasets = listOf(first['datasets']).map((each) => {
    const dataset = objectOf(each);
    const scale = listOf(dataset['coordinateTransformations'])
      .map(objectOf)
      .find(({ type }) => type === 'scale');
    return { path: String(dataset['path'] ?? ''), scale: listOf(scale?.['scale']).map(Number) };
  });
  if (datasets.length === 0) return undefined;
  const axes = listOf(first['axes']).map((axis) => (typeof axis === 'string' ? axis : String(objectOf(axis)['name'])));
  return { axes: axes.length > 0 ? axes : ['t', 'c', 'z', 'y', 'x'], datasets };
}

export function axesOf(names: string[]): Axes {
  const at = (name: string) => names.indexOf(name);
  const axes: Axes = { y: at('y'), x: at('x') };
  if (axes.y < 0 || axes.x < 0) throw new Error('This image has no axes y and x.');
  for (const name of ['t', 'c', 'z'] as const) if (at(name) >= 0) axes[name] = at(name);
  return axes;
}

/** Levels from the full image down. Without scales in the metadata, the sizes tell the factors. */
export function levelsOf(multiscale: Multiscale, arrays: ArrayFacts[], axes: Axes): Level[] {
  const full = arrays[0];
  const base = multiscale.datasets[0];
  if (!full || !base) return [];
  return arrays.map((array, index) => {
    const factor = (axis: number) => {
      const told = (multiscale.datasets[index]?.scale[axis] ?? NaN) / (base.scale[axis] ?? NaN);
      if (Number.isFinite(told) && told > 0) return told;
      return Math.max(1, Math.round((full.shape[axis] ?? 1) / (array.shape[axis] ?? 1)));
    };
    return {
      ...array,
      width: array.shape[axes.x] ?? 1,
      height: array.shape[axes.y] ?? 1,
      factorX: factor(axes.x),
      factorY: factor(axes.y),
    };
  });
}

const PALETTE = ['00FF00', 'FF00FF', '00FFFF', 'FFFF00', 'FF0000', '0000FF'];
const MOST_ACTIVE = 4;

export function rgbOf(text: string): Rgb | undefined {
  const found = /^#?([0-9a-f]{6})$/i.exec(text)?.[1];
  if (found === undefined) return undefined;
  const value = parseInt(found, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function hexOf([red, green, blue]: Rgb): string {
  return ((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0').toUpperCase();
}

/** Channels as the metadata wants them shown; what it leaves out or has wrong is chosen by type. */
export function channelsOf(ome: Json, count: number, dtype: string, named: readonly { name?: string }[]): Channel[] {
  const told = listOf(objectOf(ome['omero'])['channels']).map(objectOf);
  return Array.from({ length: count }, (_, index) => {
    const channel = told[index] ?? {};
    const range = objectOf(channel['window']);
    const [start, end] = [Number(range['start']), Number(range['end'])];
    const color = rgbOf(String(channel['color'] ?? ''));
    const label = channel['label'];
    return {
      name: named[index]?.name || (typeof label === 'string' && label) || `Channel ${String(index + 1)}`,
      color: color ?? rgbOf(count === 1 ? 'FFFFFF' : (PALETTE[index % PALETTE.length] ?? 'FFFFFF')) ?? [255, 255, 255],
      window: start < end ? [start, end] : rangeOfType(dtype),
      active: typeof channel['active'] === 'boolean' ? channel['active'] : index < MOST_ACTIVE,
    };
  });
}

/** The values that samples of a type can have; of wide types, fractions and truth, from 0 to 1. */
export function rangeOfType(dtype: string): Window {
  const found = /^(u?)int(8|16)$/.exec(dtype);
  if (!found) return [0, 1];
  const bits = Number(found[2]);
  return found[1] ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
}

export function isFraction(dtype: string): boolean {
  return dtype.startsWith('float');
}

export function labelColorsOf(ome: Json): Labels['colors'] {
  const colors: Labels['colors'] = new Map();
  for (const each of listOf(objectOf(ome['image-label'])['colors']).map(objectOf)) {
    const [red, green, blue, alpha] = listOf(each['rgba']).map(Number);
    if (red === undefined || green === undefined || blue === undefined) continue;
    colors.set(Number(each['label-value']), [red, green, blue, (alpha ?? 255) / 255]);
  }
  return colors;
}
