package org.lumenark.imaging.tiff;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/** A Zstandard frame (RFC 8878), as libtiff writes it. */
final class ZstdSegments implements SegmentDecoder {

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    try {
      return context.decompressByteArray(out, 0, limit, in, 0, length);
    } catch (ZstdException e) {
      throw new CorruptSegmentException("Zstandard: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
