package org.lumenark.imaging.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

/** A bare zstd frame for each chunk; labels compress better unshuffled. */
final class ZstdEncoder implements ChunkEncoder {

  static final int LEVEL = 3;

  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL).setContentSize(true);
  private byte[] frame = new byte[0];

  @Override
  public byte[][] encode(byte[] chunk, int offset, int length) {
    int most = (int) Zstd.compressBound(length);
    if (frame.length < most) {
      frame = new byte[most];
    }
    int bytes = zstd.compressByteArray(frame, 0, frame.length, chunk, offset, length);
    return ChunkEncoder.parts(frame, bytes);
  }

  @Override
  public void close() {
    zstd.close();
  }
}
