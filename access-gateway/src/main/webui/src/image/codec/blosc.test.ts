import { describe, expect, it } from 'vitest';
import blosc, { unpackBlosc } from './blosc';
import frames from './frames.json';

/** Packed by numcodecs 0.17 of Python; sample i of each was 3 · (i² div 7 mod 251), of 8 bits without the 3. */
function packed(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function expected(width: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => (Math.floor((at * at) / 7) % 251) * (width === 1 ? 1 : 3));
}

function samples(bytes: Uint8Array, width: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / width }, (_, at) => {
    let value = 0;
    for (let byte = width - 1; byte >= 0; byte--) value = value * 256 + view.getUint8(at * width + byte);
    return value;
  });
}

describe('a chunk of Blosc', () => {
  it.each(frames)('$name', ({ width, count, packed: text }) => {
    expect(samples(unpackBlosc(packed(text)), width)).toEqual(expected(width, count));
  });

  it('may be a part of a longer buffer', () => {
    const whole = packed(frames[0]?.packed ?? '');
    const longer = new Uint8Array(whole.length + 7);
    longer.set(whole, 7);
    expect(samples(blosc.fromConfig().decode(longer.subarray(7)), 2)).toEqual(expected(2, 701));
  });

  it.each([0, 3, 15, 16, 20, 40, 100])('that is cut off after %i bytes is refused', (length) => {
    expect(() => unpackBlosc(packed(frames[6]?.packed ?? '').subarray(0, length))).toThrow();
  });

  it('that promises gigabytes is refused', () => {
    const huge = packed(frames[0]?.packed ?? '');
    huge.set([255, 255, 255, 255], 4);
    expect(() => unpackBlosc(huge)).toThrow('too large');
  });
});
