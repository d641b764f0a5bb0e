package org.lumenark.imaging.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads Blosc 1 frames, written from the format's description (README_CHUNK_FORMAT of c-blosc 1.21)
 * and sharing nothing with {@link BloscEncoder}: BloscLZ, LZ4, zlib and zstd; split and unsplit
 * blocks, stored blocks, whole frames that were stored; byte and bit shuffle. Every position and
 * length is checked before it is used.
 */
public final class BloscDecoder {

  private static final int HEADER_BYTES = 16;
  private static final int MOST_SPLITS = 16;
  private static final int LEAST_SPLIT_BYTES = 128;
  private static final int FLAG_SHUFFLE = 0x01;
  private static final int FLAG_STORED = 0x02;
  private static final int FLAG_BIT_SHUFFLE = 0x04;
  private static final int FLAG_NOT_SPLIT = 0x10;

  private final ByteBuffer in;
  private final int flags;
  private final int sampleBytes;
  private final int blockBytes;
  private final byte[] out;

  private BloscDecoder(ByteBuffer in, int blockBytes, byte[] out) {
    this.in = in;
    this.blockBytes = blockBytes;
    this.out = out;
    flags = in.get(2) & 0xFF;
    sampleBytes = Math.max(1, in.get(3) & 0xFF);
  }

  /**
   * @param most bytes that may come out
   * @throws IOException if this is no whole frame, or one that no codec here reads
   */
  public static byte[] decode(byte[] frame, int most) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    if (frame.length < HEADER_BYTES || in.get(0) < 1 || in.get(0) > 2) {
      throw new IOException("not a Blosc frame");
    }
    int bytes = in.getInt(4);
    int blockBytes = in.getInt(8);
    int frameBytes = in.getInt(12);
    if (bytes < 0 || bytes > most || frameBytes < HEADER_BYTES || frameBytes > frame.length) {
      throw new IOException("the Blosc frame tells other sizes than the array");
    }
    if ((in.get(2) & FLAG_STORED) != 0) {
      if (frameBytes < HEADER_BYTES + bytes) {
        throw new IOException("the Blosc frame is too short");
      }
      return Arrays.copyOfRange(frame, HEADER_BYTES, HEADER_BYTES + bytes);
    }
    if (bytes > 0 && blockBytes < 1) {
      throw new IOException("the Blosc frame has blocks without bytes");
    }
    BloscDecoder decoder = new BloscDecoder(in, blockBytes, new byte[bytes]);
    decoder.blocks();
    return decoder.out;
  }

  private void blocks() throws IOException {
    int blocks = out.length == 0 ? 0 : (out.length - 1) / blockBytes + 1;
    if (blocks > (in.capacity() - HEADER_BYTES) / 4) {
      throw new IOException("the Blosc frame has too few block starts");
    }
    for (int block = 0; block < blocks; block++) {
      int start = block * blockBytes;
      int length = Math.min(blockBytes, out.length - start);
      boolean split =
          (flags & FLAG_NOT_SPLIT) == 0
              && length == blockBytes
              && sampleBytes <= MOST_SPLITS
              && blockBytes / sampleBytes >= LEAST_SPLIT_BYTES;
      byte[] plain = block(in.getInt(HEADER_BYTES + 4 * block), length, split ? sampleBytes : 1);
      if ((flags & FLAG_SHUFFLE) != 0 && sampleBytes > 1) {
        Unshuffle.bytes(plain, sampleBytes, out, start);
      } else if ((flags & FLAG_BIT_SHUFFLE) != 0 && length >= sampleBytes) {
        Unshuffle.bits(plain, sampleBytes, out, start);
      } else {
        System.arraycopy(plain, 0, out, start, length);
      }
    }
  }

  private byte[] block(int position, int length, int streams) throws IOException {
    byte[] plain = new byte[length];
    int at = position;
    int streamBytes = length / streams;
    for (int stream = 0; stream < streams; stream++) {
      if (at < HEADER_BYTES || at > in.capacity() - 4) {
        throw new IOException("a block of the Blosc frame starts past its end");
      }
      int stored = in.getInt(at);
      if (stored < 0 || stored > in.capacity() - at - 4) {
        throw new IOException("a stream of the Blosc frame reaches past its end");
      }
      stream(at + 4, stored, plain, stream * streamBytes, streamBytes);
      at += 4 + stored;
    }
    return plain;
  }

  private void stream(int from, int stored, byte[] plain, int to, int length) throws IOException {
    int got;
    if (stored == length) {
      in.get(from, plain, to, length);
      got = length;
    } else {
      byte[] bytes = new byte[stored];
      in.get(from, bytes);
      got =
          switch (flags >> 5) {
            case 0 -> BloscLz.decode(bytes, plain, to, length);
            case 1 -> Lz4Block.decode(bytes, 0, stored, plain, to, length);
            case 3 -> inflate(bytes, plain, to, length);
            case 4 -> zstd(bytes, plain, to, length);
            default ->
                throw new IOException("the Blosc frame is compressed by codec " + (flags >> 5));
          };
    }
    if (got != length) {
      throw new IOException("a stream of the Blosc frame is too short");
    }
  }

  private static int inflate(byte[] bytes, byte[] plain, int to, int length) throws IOException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes);
      int done = 0;
      while (done < length) {
        int got = inflater.inflate(plain, to + done, length - done);
        if (got == 0) {
          break;
        }
        done += got;
      }
      return done;
    } catch (DataFormatException e) {
      throw new IOException("damaged zlib data: " + e.getMessage(), e);
    }
  }

  private static int zstd(byte[] bytes, byte[] plain, int to, int length) throws IOException {
    try {
      return (int) Zstd.decompressByteArray(plain, to, length, bytes, 0, bytes.length);
    } catch (ZstdException e) {
      throw new IOException("damaged Zstandard data: " + e.getMessage(), e);
    }
  }
}
