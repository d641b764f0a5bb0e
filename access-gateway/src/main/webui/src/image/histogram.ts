import type { Samples } from './samples';
import type { Window } from './source';

export interface Histogram {
  /** Samples in each of equally wide parts of the range. */
  counts: number[];
  least: number;
  most: number;
  /** What brings out the picture without its darkest and brightest thousandth. */
  auto: Window;
}

const BINS = 128;
const CUT = 0.001;
const FINE = 4_096;

/** Of all samples that are numbers; undefined if none is. */
export function histogramOf(samples: Samples): Histogram | undefined {
  let least = Infinity;
  let most = -Infinity;
  let total = 0;
  for (const value of samples) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    total += 1;
  }
  if (total === 0) return undefined;
  const whole = !(samples instanceof Float32Array || samples instanceof Float64Array);
  const width = most - least || 1;
  const fine = new Float64Array(FINE);
  for (const value of samples) {
    if (!Number.isFinite(value)) continue;
    const at = Math.min(FINE - 1, Math.floor(((value - least) / width) * FINE));
    fine[at] = (fine[at] ?? 0) + 1;
  }
  const counts = Array.from({ length: BINS }, (_, bin) =>
    fine.slice((bin * FINE) / BINS, ((bin + 1) * FINE) / BINS).reduce((one, other) => one + other, 0),
  );
  const round = (value: number) => (whole ? Math.round(value) : value);
  const low = round(least + (quantile(fine, total * CUT) / FINE) * width);
  const high = round(least + ((quantile(fine, total * (1 - CUT)) + 1) / FINE) * width);
  return { counts, least, most, auto: low < high ? [low, Math.min(high, most)] : [least, most > least ? most : least + 1] };
}

/** The part in which so many samples from below are reached. */
function quantile(fine: Float64Array, samples: number): number {
  let seen = 0;
  for (let at = 0; at < fine.length; at++) {
    seen += fine[at] ?? 0;
    if (seen > samples) return at;
  }
  return fine.length - 1;
}

/** Its outline in a box of 128 by 1, on a scale of roots, so that rare bright pixels show beside much background. */
export function outline({ counts }: Histogram): string {
  const highest = Math.max(...counts, 1);
  const steps = counts.map((count, bin) => `L${String(bin)} ${y(count, highest)}L${String(bin + 1)} ${y(count, highest)}`);
  return `M0 1${steps.join('')}L${String(counts.length)} 1Z`;
}

function y(count: number, highest: number): string {
  return (1 - Math.sqrt(count / highest)).toFixed(3);
}
