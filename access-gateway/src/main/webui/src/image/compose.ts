import type { Samples } from './samples';
import type { Labels, Rgb, Window } from './source';

export interface Layer {
  samples: Samples;
  window: Window;
  color: Rgb;
}

const TABLE = 65_536;
let sum = new Float32Array(0);

/** How bright a value is in a window, from 0 to 1; what is no number is dark. */
export function brightness(value: number, [start, end]: Window): number {
  if (end <= start) return value >= end ? 1 : 0;
  const share = (value - start) / (end - start);
  return share > 0 ? Math.min(1, share) : 0;
}

/**
 * Adds up channels, each in its colour, as light does; brighter than white is white.
 *
 * @param out red, green, blue and alpha of each pixel; alpha becomes 255
 */
export function compose(layers: readonly Layer[], out: Uint8ClampedArray): void {
  const pixels = out.length / 4;
  if (sum.length < pixels * 3) sum = new Float32Array(pixels * 3);
  sum.fill(0, 0, pixels * 3);
  for (const layer of layers) add(layer, pixels);
  for (let pixel = 0, from = 0, to = 0; pixel < pixels; pixel++, from += 3, to += 4) {
    out[to] = sum[from] as number;
    out[to + 1] = sum[from + 1] as number;
    out[to + 2] = sum[from + 2] as number;
    out[to + 3] = 255;
  }
}

function add({ samples, window, color: [red, green, blue] }: Layer, pixels: number): void {
  const table = tableOf(samples, window);
  const count = Math.min(pixels, samples.length);
  const [start, end] = window;
  const scale = end > start ? 1 / (end - start) : 0;
  for (let pixel = 0, to = 0; pixel < count; pixel++, to += 3) {
    const value = samples[pixel] as number;
    let share: number;
    if (table) {
      share = table.shares[value - table.from] as number;
    } else if (scale === 0) {
      share = value >= end ? 1 : 0;
    } else {
      share = (value - start) * scale;
      share = share > 0 ? (share < 1 ? share : 1) : 0;
    }
    if (share === 0) continue;
    sum[to] = (sum[to] as number) + share * red;
    sum[to + 1] = (sum[to + 1] as number) + share * green;
    sum[to + 2] = (sum[to + 2] as number) + share * blue;
  }
}

let known: { kind: string; window: Window; shares: Float32Array } | undefined;

/** Of samples with few values, the brightness of each: read, not reckoned, for every pixel. */
function tableOf(samples: Samples, window: Window): { shares: Float32Array; from: number } | undefined {
  const range = rangeOf(samples);
  if (!range) return undefined;
  const [from, count] = range;
  const kind = samples.constructor.name;
  if (!known || known.kind !== kind || known.window[0] !== window[0] || known.window[1] !== window[1]) {
    known = { kind, window, shares: Float32Array.from({ length: count }, (_, at) => brightness(from + at, window)) };
  }
  return { shares: known.shares, from };
}

function rangeOf(samples: Samples): [from: number, count: number] | undefined {
  if (samples instanceof Uint8Array) return [0, 256];
  if (samples instanceof Int8Array) return [-128, 256];
  if (samples instanceof Uint16Array) return [0, TABLE];
  if (samples instanceof Int16Array) return [-TABLE / 2, TABLE];
  return undefined;
}

const GOLDEN = 0.618033988749895;
const SHADES = 3;

/** A bright colour far from those of the next labels: the same as in the archive's own pictures. */
export function colorOfLabel(label: number): Rgb {
  const folded = ((label >>> 0) ^ (Math.floor(label / 2 ** 32) >>> 0)) >>> 0;
  const shade = folded % SHADES;
  return ofHue((folded * GOLDEN) % 1, 0.85 - 0.2 * shade, 1 - 0.12 * shade);
}

function ofHue(hue: number, saturation: number, value: number): Rgb {
  const part = (at: number) => {
    const place = (at + hue * 6) % 6;
    return Math.round(255 * (value - value * saturation * Math.max(0, Math.min(place, 4 - place, 1))));
  };
  return [part(5), part(3), part(1)];
}

/** Paints labels; 0 is nothing and stays clear. */
export function paintLabels(samples: Samples, colors: Labels['colors'], out: Uint8ClampedArray): void {
  const count = Math.min(out.length / 4, samples.length);
  let last = NaN;
  let color: readonly [number, number, number, number] = [0, 0, 0, 0];
  for (let pixel = 0, to = 0; pixel < count; pixel++, to += 4) {
    const label = samples[pixel] as number;
    if (label !== last) {
      last = label;
      color = colors.get(label) ?? (label === 0 ? [0, 0, 0, 0] : [...colorOfLabel(label), 1]);
    }
    out[to] = color[0];
    out[to + 1] = color[1];
    out[to + 2] = color[2];
    out[to + 3] = color[3] * 255;
  }
}
