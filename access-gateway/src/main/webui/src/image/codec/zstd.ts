import { decompress } from 'fzstd';

/** The codec of that name in Zarr. */
const zstd = { fromConfig: () => ({ kind: 'bytes_to_bytes', decode: (packed: Uint8Array) => decompress(packed) }) };

export default zstd;
