import { describe, expect, it } from 'vitest';
import { histogramOf, outline } from './histogram';

describe('a histogram', () => {
  it('counts every sample once', () => {
    const found = histogramOf(Uint16Array.from({ length: 1_280 }, (_, at) => at));
    expect(found).toMatchObject({ least: 0, most: 1_279 });
    expect(found?.counts).toHaveLength(128);
    expect(found?.counts.reduce((one, other) => one + other)).toBe(1_280);
    expect(Math.max(...(found?.counts ?? []))).toBe(10);
  });

  it('leaves out hot pixels when it chooses a window', () => {
    const samples = Uint16Array.from({ length: 10_000 }, (_, at) => 100 + (at % 200));
    samples[5] = 65_535;
    const [low, high] = histogramOf(samples)?.auto ?? [0, 0];
    expect(low).toBeGreaterThanOrEqual(100);
    expect(low).toBeLessThan(120);
    expect(high).toBeGreaterThan(280);
    expect(high).toBeLessThan(340);
  });

  it('leaves out what is no number', () => {
    expect(histogramOf(Float32Array.of(NaN, 0.25, Infinity, 0.75))).toMatchObject({ least: 0.25, most: 0.75 });
    expect(histogramOf(Float32Array.of(NaN))).toBeUndefined();
    expect(histogramOf(new Uint8Array(0))).toBeUndefined();
  });

  it('is one line where all samples are the same', () => {
    const found = histogramOf(Uint8Array.of(7, 7, 7));
    expect(found?.counts[0]).toBe(3);
    expect(found?.auto).toEqual([7, 8]);
    expect(outline(found ?? { counts: [], least: 0, most: 0, auto: [0, 1] })).toMatch(/^M0 1L0 0\.000L1 0\.000L1 1\.000/);
  });
});
