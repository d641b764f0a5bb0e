package org.lumenark.imaging.czi;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import org.lumenark.imaging.simple.JpegRaster;
import org.lumenark.imaging.simple.JpegRaster.Samples;
import org.lumenark.imaging.source.ImagingException;

/** Decompresses whole subblocks. */
final class SubblockDecoder implements AutoCloseable {

  private final CziInput input;
  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private byte[] scratch = new byte[0];

  SubblockDecoder(CziInput input) {
    this.input = input;
  }

  /**
   * @param bytes little-endian pixels, row by row, of all planes of the subblock
   * @param redFirst whether colours begin with red; blue else
   */
  record Pixels(byte[] bytes, boolean redFirst) {}

  /** Bytes that decoding gives; refused if it is more than may be allocated. */
  int size(Subblock block) throws ImagingException {
    double bytes = (double) block.planeBytes() * block.planes();
    if (bytes > input.limits().maxAllocation()) {
      throw input.failure(
          "too-large",
          "subblock",
          block.position(),
          block.storedWidth()
              + " x "
              + block.storedHeight()
              + " pixels are more than can be decoded at once.");
    }
    return (int) bytes;
  }

  Pixels decode(Subblock block, SubblockData parts) throws IOException, ImagingException {
    int size = size(block);
    byte[] in = input.read(parts.data(), parts.dataSize(), "subblock").array();
    if (in.length == size && !looksCompressed(in)) {
      // Some writers mark what they left uncompressed because it would not shrink.
      return new Pixels(in, false);
    }
    if (block.compression() == CziCompression.JPEG) {
      return new Pixels(jpeg(block, in, size), true);
    }
    int head = 0;
    boolean split = false;
    if (block.compression() == CziCompression.ZSTD_1) {
      head = zstdHead(block, in);
      split = head > 1 && (in[2] & 1) != 0;
    }
    if (split && block.pixelType().type().bytes() != 2) {
      throw failure(block, "Only samples of 16 bits can be split into low and high bytes.");
    }
    byte[] out = new byte[size];
    if (!split) {
      decompress(block, in, head, out, size);
      return new Pixels(out, false);
    }
    if (scratch.length < size) {
      scratch = new byte[size];
    }
    decompress(block, in, head, scratch, size);
    int half = size / 2;
    for (int i = 0; i < half; i++) {
      out[2 * i] = scratch[i];
      out[2 * i + 1] = scratch[half + i];
    }
    return new Pixels(out, false);
  }

  private static boolean looksCompressed(byte[] in) {
    for (int head : new int[] {0, 1, 3}) {
      boolean zstd =
          in.length >= head + 4
              && (in[head] & 0xFF) == 0x28
              && (in[head + 1] & 0xFF) == 0xB5
              && in[head + 2] == 0x2F
              && (in[head + 3] & 0xFF) == 0xFD;
      if (zstd) {
        return true;
      }
    }
    return in.length > 1 && (in[0] & 0xFF) == 0xFF && (in[1] & 0xFF) == 0xD8;
  }

  /** One byte that counts itself, or three: 3, 1 and flags, of which bit 0 is known. */
  private int zstdHead(Subblock block, byte[] in) throws ImagingException {
    if (in.length > 0 && in[0] == 1) {
      return 1;
    }
    if (in.length > 2 && in[0] == 3 && in[1] == 1 && (in[2] & ~1) == 0) {
      return 3;
    }
    throw failure(block, "The head before its Zstandard frame is unknown.");
  }

  private void decompress(Subblock block, byte[] in, int from, byte[] out, int size)
      throws ImagingException {
    int produced;
    try {
      produced = zstd.decompressByteArray(out, 0, size, in, from, in.length - from);
    } catch (ZstdException e) {
      throw new ImagingException(
          "czi.bad-pixels", place(block), "It cannot be decompressed: " + e.getMessage() + ".", e);
    }
    if (produced != size) {
      throw failure(block, "It gives " + produced + " bytes; " + size + " are needed.");
    }
  }

  private byte[] jpeg(Subblock block, byte[] in, int size) throws ImagingException {
    Samples samples;
    try {
      samples = JpegRaster.decode(in, size);
    } catch (ImagingException e) {
      throw new ImagingException("czi.bad-pixels", place(block), String.valueOf(e.getMessage()), e);
    }
    if (samples.width() != block.storedWidth()
        || samples.height() != block.storedHeight()
        || samples.bands() != block.pixelType().bytes()
        || block.planes() != 1) {
      throw failure(
          block,
          "Its JPEG has "
              + samples.width()
              + " x "
              + samples.height()
              + " pixels of "
              + samples.bands()
              + " samples, not what the directory says.");
    }
    return samples.bytes();
  }

  private ImagingException failure(Subblock block, String message) {
    return new ImagingException("czi.bad-pixels", place(block), message);
  }

  private String place(Subblock block) {
    return input.path() + " subblock at " + block.position();
  }

  @Override
  public void close() {
    zstd.close();
  }
}
