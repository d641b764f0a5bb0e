import { unzlibSync } from 'fflate';
import { decompress } from 'fzstd';
import { unpackLz4 } from './lz4';

const HEADER = 16;
const MOST_SPLITS = 16;
const LEAST_TO_SPLIT = 128;
const LARGEST = 2 ** 30;

const SHUFFLED = 1;
const COPIED = 2;
const BIT_SHUFFLED = 4;
const NOT_SPLIT = 16;

/**
 * Unpacks a chunk of Blosc 1 (README_CHUNK_FORMAT of c-blosc): zstd, LZ4 or zlib inside, with bytes or bits shuffled or
 * not. It runs no WebAssembly and makes no scripts, so that it works under any policy for contents.
 */
export function unpackBlosc(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  if (packed.length < HEADER) throw new Error('A chunk of Blosc has a header of 16 bytes.');
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const flags = view.getUint8(2);
  const width = view.getUint8(3) || 1;
  const size = view.getUint32(4, true);
  const side = view.getUint32(8, true);
  if (size > LARGEST) throw new Error('A chunk of Blosc is too large.');
  const out = new Uint8Array(size);
  if (size === 0) return out;
  if (flags & COPIED) {
    if (packed.length < HEADER + size) throw new Error('A chunk of Blosc ends too early.');
    out.set(packed.subarray(HEADER, HEADER + size));
    return out;
  }
  const blocks = Math.ceil(size / side);
  if (!(blocks > 0) || HEADER + 4 * blocks > packed.length) throw new Error('A chunk of Blosc is damaged.');
  const shuffled = new Uint8Array(flags & (SHUFFLED | BIT_SHUFFLED) ? Math.min(side, size) : 0);
  for (let block = 0; block < blocks; block++) {
    const target = out.subarray(block * side, Math.min(size, (block + 1) * side));
    const unpacked = shuffled.length > 0 ? shuffled.subarray(0, target.length) : target;
    const rest = target.length < side;
    const split = !(flags & NOT_SPLIT) && width <= MOST_SPLITS && side / width >= LEAST_TO_SPLIT && !rest;
    unpackStreams(packed, view.getInt32(HEADER + 4 * block, true), split ? width : 1, flags >> 5, unpacked);
    if (flags & SHUFFLED) unshuffle(unpacked, target, width);
    else if (flags & BIT_SHUFFLED) unshuffleBits(unpacked, target, width);
  }
  return out;
}

function unpackStreams(packed: Uint8Array, start: number, streams: number, format: number, out: Uint8Array): void {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const share = out.length / streams;
  let from = start;
  for (let stream = 0; stream < streams; stream++) {
    const length = view.getInt32(from, true);
    from += 4;
    if (length < 0 || from + length > packed.length) throw new Error('A chunk of Blosc is damaged.');
    const target = out.subarray(stream * share, (stream + 1) * share);
    const source = packed.subarray(from, from + length);
    if (length === share) target.set(source);
    else unpackStream(source, format, target);
    from += length;
  }
}

function unpackStream(source: Uint8Array, format: number, target: Uint8Array): void {
  switch (format) {
    case 1:
      unpackLz4(source, target);
      return;
    case 3:
      keep(unzlibSync(source), target);
      return;
    case 4:
      keep(decompress(source), target);
      return;
    default:
      throw new Error('These pixels are packed by BloscLZ or Snappy, which this page does not unpack.');
  }
}

function keep(unpacked: Uint8Array, target: Uint8Array): void {
  if (unpacked.length !== target.length) throw new Error('A chunk of Blosc is not as long as it should be.');
  target.set(unpacked);
}

/** First all first bytes, then all second ones. */
function unshuffle(from: Uint8Array, to: Uint8Array, width: number): void {
  const count = Math.floor(from.length / width);
  for (let byte = 0; byte < width; byte++) {
    for (let at = byte * count, end = at + count, place = byte; at < end; at++, place += width) to[place] = from[at] as number;
  }
  to.set(from.subarray(count * width), count * width);
}

/** First the lowest bits of all first bytes, eight samples in a byte. */
function unshuffleBits(from: Uint8Array, to: Uint8Array, width: number): void {
  const count = Math.floor(from.length / width);
  if (count % 8 !== 0) {
    to.set(from);
    return;
  }
  const row = count / 8;
  to.fill(0, 0, count * width);
  for (let bit = 0; bit < width * 8; bit++) {
    for (let sample = 0; sample < count; sample++) {
      const on = ((from[bit * row + (sample >> 3)] as number) >> (sample & 7)) & 1;
      const place = sample * width + (bit >> 3);
      to[place] = (to[place] as number) | (on << (bit & 7));
    }
  }
  to.set(from.subarray(count * width), count * width);
}

/** The codec of that name in Zarr; how a chunk is packed stands in the chunk. */
const blosc = { fromConfig: () => ({ kind: 'bytes_to_bytes', decode: unpackBlosc }) };

export default blosc;
