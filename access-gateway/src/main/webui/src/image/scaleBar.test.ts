import { describe, expect, it } from 'vitest';
import { lengthText, scaleBar } from './scaleBar';

describe('the scale bar', () => {
  it.each([
    [0.325, 1, 160, '50 µm', 50 / 0.325],
    [0.1, 4, 160, '2 µm', 80],
    [0.1, 64, 160, '200 nm', 128],
    [1, 0.1, 160, '1 mm', 100],
    [0.0001, 1, 160, '10 nm', 100],
    [25_400, 1, 160, '200 cm', 2_000_000 / 25_400],
  ])('of pixels of %d µm at a zoom of %d, in %d pixels, is %s', (pixelSize, zoom, room, text, length) => {
    const bar = scaleBar(pixelSize, zoom, room);
    expect(bar.text).toBe(text);
    expect(bar.length).toBeCloseTo(length);
    expect(bar.length).toBeLessThanOrEqual(room);
  });

  it('is as long as it says', () => {
    expect(scaleBar(0.325, 2, 160)).toEqual({ length: (20 / 0.325) * 2, text: '20 µm' });
  });

  it('counts pixels where their size is not known', () => {
    expect(scaleBar(undefined, 0.5, 160)).toEqual({ length: 100, text: '200 px' });
    expect(scaleBar(undefined, 200, 160).text).toBe('1 px');
    expect(scaleBar(0, 1, 160).text).toBe('100 px');
  });
});

it.each([
  [0, '0 µm'],
  [12.3456, '12.3 µm'],
  [0.25, '250 nm'],
  [1_500, '1.5 mm'],
  [20_000, '2 cm'],
])('%d µm are %s', (length, text) => {
  expect(lengthText(length)).toBe(text);
});
