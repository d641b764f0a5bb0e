import type { Attribute } from './attributes';

/** Stops of viridis, which people with any colour vision can order (CC0, matplotlib). */
const RAMP = [
  [68, 1, 84],
  [59, 82, 139],
  [33, 145, 140],
  [94, 201, 98],
  [253, 231, 37],
] as const;

/** Told apart by people with any colour vision (Okabe and Ito, 2008), on light and dark. */
const CHOICES = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7'] as const;
const OTHERS = '#8a979c';

export const MOST_CHOICES = CHOICES.length;

export const RAMP_STYLE = `linear-gradient(to right, ${RAMP.map((stop) => `rgb(${stop.join(' ')})`).join(', ')})`;

/** @param share of the way from the least to the most, 0 to 1 */
export function rampColor(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (RAMP.length - 1);
  const at = Math.min(RAMP.length - 2, Math.floor(place));
  const [from, to] = [RAMP[at] ?? RAMP[0], RAMP[at + 1] ?? RAMP[0]];
  return `rgb(${from.map((value, channel) => Math.round(value + ((to[channel] ?? value) - value) * (place - at))).join(' ')})`;
}

/** Only the most frequent have colours of their own. */
export function choiceColor(choices: readonly string[], choice: string): string {
  return CHOICES[choices.indexOf(choice)] ?? OTHERS;
}

/** Undefined of a well that the attribute says nothing of. */
export function colorOf(attribute: Attribute, well: string): string | undefined {
  if (attribute.kind === 'number') {
    const value = attribute.values.get(well);
    const width = attribute.most - attribute.least;
    return value === undefined ? undefined : rampColor(width > 0 ? (value - attribute.least) / width : 0.5);
  }
  const text = attribute.texts.get(well);
  return text === undefined ? undefined : choiceColor(attribute.choices, text);
}
