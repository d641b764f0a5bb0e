package org.lumenark.imaging.zarr;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads Blosc 1 frames with zstd, written from the format's description and sharing nothing with
 * {@link BloscEncoder}: split and unsplit blocks, stored blocks, whole frames that were stored.
 */
final class BloscDecoder {

  private static final int MOST_SPLITS = 16;
  private static final int LEAST_SPLIT_BYTES = 128;

  private BloscDecoder() {}

  static byte[] decode(byte[] frame, int expectedBytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    if (frame.length < 16 || in.get(0) != 2) {
      throw new IOException("not a Blosc frame");
    }
    int flags = in.get(2) & 0xFF;
    int sampleBytes = in.get(3) & 0xFF;
    int bytes = in.getInt(4);
    int blockBytes = in.getInt(8);
    if (bytes != expectedBytes || in.getInt(12) != frame.length || blockBytes < 1) {
      throw new IOException("the Blosc frame tells other sizes than the array");
    }
    if ((flags & 0x02) != 0) {
      return Arrays.copyOfRange(frame, 16, 16 + bytes);
    }
    if (flags >> 5 != 4) {
      throw new IOException("the Blosc frame is not zstd");
    }
    byte[] out = new byte[bytes];
    for (int start = 0, block = 0; start < bytes; start += blockBytes, block++) {
      int length = Math.min(blockBytes, bytes - start);
      boolean split =
          (flags & 0x10) == 0
              && length == blockBytes
              && sampleBytes <= MOST_SPLITS
              && blockBytes / sampleBytes >= LEAST_SPLIT_BYTES;
      byte[] plain = block(in, in.getInt(16 + 4 * block), length, split ? sampleBytes : 1);
      if ((flags & 0x01) != 0 && sampleBytes > 1) {
        unshuffle(plain, sampleBytes, out, start);
      } else {
        System.arraycopy(plain, 0, out, start, length);
      }
    }
    return out;
  }

  private static byte[] block(ByteBuffer in, int position, int length, int streams)
      throws IOException {
    byte[] plain = new byte[length];
    int at = position;
    int streamBytes = length / streams;
    for (int stream = 0; stream < streams; stream++) {
      int stored = in.getInt(at);
      byte[] bytes = new byte[stored];
      in.get(at + 4, bytes);
      at += 4 + stored;
      byte[] decoded = stored == streamBytes ? bytes : Zstd.decompress(bytes, streamBytes);
      if (decoded.length != streamBytes) {
        throw new IOException("a stream of the Blosc frame is too short");
      }
      System.arraycopy(decoded, 0, plain, stream * streamBytes, streamBytes);
    }
    return plain;
  }

  private static void unshuffle(byte[] plain, int sampleBytes, byte[] out, int start) {
    int samples = plain.length / sampleBytes;
    for (int part = 0; part < sampleBytes; part++) {
      int from = part * samples;
      int to = start + part;
      for (int i = 0; i < samples; i++) {
        out[to + i * sampleBytes] = plain[from + i];
      }
    }
  }
}
