import { describe, expect, it } from 'vitest';
import { brightness, colorOfLabel, compose, paintLabels, type Layer } from './compose';

function pixels(layers: Layer[], count: number): number[][] {
  const out = new Uint8ClampedArray(count * 4);
  compose(layers, out);
  return Array.from({ length: count }, (_, at) => [...out.slice(at * 4, at * 4 + 4)]);
}

const WHITE = [255, 255, 255] as const;

describe('channels as light', () => {
  it('RGB comes out as it was', () => {
    const layer = (value: number, color: readonly [number, number, number]): Layer => ({
      samples: Uint8Array.of(value, 255, 0),
      window: [0, 255],
      color,
    });
    expect(pixels([layer(200, [255, 0, 0]), layer(100, [0, 255, 0]), layer(7, [0, 0, 255])], 3)).toEqual([
      [200, 100, 7, 255],
      [255, 255, 255, 255],
      [0, 0, 0, 255],
    ]);
  });

  it('a window spreads what lies in it', () => {
    expect(pixels([{ samples: Uint16Array.of(100, 99, 2_100, 4_100, 65_535), window: [100, 4_100], color: WHITE }], 5)).toEqual(
      [0, 0, 128, 255, 255].map((value) => [value, value, value, 255]),
    );
  });

  it.each([
    ['signed', Int16Array.of(-1_000, 0, 1_000), [-1_000, 1_000]],
    ['of 8 bits, signed', Int8Array.of(-100, 0, 100), [-100, 100]],
    ['of 32 bits', Uint32Array.of(0, 2_000_000_000, 4_000_000_000), [0, 4_000_000_000]],
    ['fractions', Float32Array.of(-0.5, 0, 0.5), [-0.5, 0.5]],
    ['double', Float64Array.of(1e300, 2e300, 3e300), [1e300, 3e300]],
  ] as const)('samples that are %s', (_, samples, window) => {
    expect(pixels([{ samples, window, color: [255, 0, 0] }], 3).map(([red]) => red)).toEqual([0, 128, 255]);
  });

  it('what is no number is dark', () => {
    expect(pixels([{ samples: Float32Array.of(NaN, Infinity, -Infinity), window: [0, 1], color: WHITE }], 3).map(([red]) => red)).toEqual([
      0, 255, 0,
    ]);
  });

  it('two channels add up and end at white', () => {
    const samples = Uint8Array.of(255);
    expect(pixels([{ samples, window: [0, 255], color: [200, 10, 0] }, { samples, window: [0, 255], color: [200, 20, 0] }], 1)).toEqual([
      [255, 30, 0, 255],
    ]);
  });

  it('no channel is black', () => {
    expect(pixels([], 1)).toEqual([[0, 0, 0, 255]]);
  });

  it('a window without width is a threshold', () => {
    expect([brightness(4, [5, 5]), brightness(5, [5, 5])]).toEqual([0, 1]);
  });
});

describe('labels', () => {
  // As java.awt.Color.HSBtoRGB has them, by which the archive draws its own pictures.
  it.each([
    [1, [79, 121, 224]],
    [2, [157, 194, 107]],
    [3, [255, 38, 228]],
    [4_294_967_297, [255, 38, 38]],
  ])('%i has its colour', (label, color) => {
    expect(colorOfLabel(label)).toEqual(color);
  });

  it('nothing is clear, and authors choose colours', () => {
    const out = new Uint8ClampedArray(12);
    paintLabels(Uint16Array.of(0, 7, 8), new Map([[7, [1, 2, 3, 0.5]]]), out);
    expect([...out.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...out.slice(4, 8)]).toEqual([1, 2, 3, 128]);
    expect(out[11]).toBe(255);
  });
});
