/** Unpacks one LZ4 block (lz4_Block_format.md) into a buffer of the size that it has when unpacked. */
export function unpackLz4(packed: Uint8Array, out: Uint8Array): void {
  let from = 0;
  let to = 0;
  const byte = () => {
    const value = packed[from++];
    if (value === undefined) throw new Error('A block of LZ4 ends too early.');
    return value;
  };
  const length = (short: number) => {
    let total = short;
    if (short < 15) return total;
    for (let more = 255; more === 255; total += more) more = byte();
    return total;
  };
  while (from < packed.length) {
    const token = byte();
    const literals = length(token >> 4);
    if (from + literals > packed.length || to + literals > out.length) throw new Error('A block of LZ4 is damaged.');
    out.set(packed.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    if (from === packed.length) break;
    const back = byte() | (byte() << 8);
    const match = length(token & 15) + 4;
    if (back === 0 || back > to || to + match > out.length) throw new Error('A block of LZ4 is damaged.');
    // What is copied may overlap with where it goes: byte by byte, in order.
    for (const end = to + match; to < end; to++) out[to] = out[to - back] as number;
  }
  if (to !== out.length) throw new Error('A block of LZ4 is not as long as it should be.');
}

/** The codec of that name in Zarr: the size, then one block. */
const lz4 = {
  fromConfig: () => ({
    kind: 'bytes_to_bytes',
    decode: (packed: Uint8Array) => {
      const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
      const out = new Uint8Array(view.getUint32(0, true));
      unpackLz4(packed.subarray(4), out);
      return out;
    },
  }),
};

export default lz4;
