package org.lumenark.imaging.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Frames chunks as Blosc 1 does (README_CHUNK_FORMAT of c-blosc 1.21): a header of 16 bytes, the
 * start of each block, then for each block the length and the bytes of its one stream. The streams
 * are not split by byte of the sample, which the flag 0x10 says: without it readers would look for
 * one stream for each of them. A block that does not shrink is kept shuffled, with its own length;
 * a chunk that does not shrink is kept as it came, with flag 0x02.
 */
final class BloscEncoder implements ChunkEncoder {

  static final int LEVEL = 1;

  private static final int HEADER_BYTES = 16;
  private static final int BLOCK_BYTES_OF_8_BIT = 32 << 10;
  private static final int BLOCK_BYTES_OF_ZSTD = 128 << 10;
  private static final byte FORMAT_VERSION = 2;
  private static final byte ZSTD_FORMAT_VERSION = 1;
  private static final int FLAG_SHUFFLE = 0x01;
  private static final int FLAG_MEMCPYED = 0x02;
  private static final int FLAG_NOT_SPLIT = 0x10;
  private static final int FLAG_ZSTD = 4 << 5;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int sampleBytes;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL).setContentSize(true);
  private final byte[] shuffled;
  private byte[] frame = new byte[0];

  BloscEncoder(int sampleBytes) {
    this.sampleBytes = sampleBytes;
    shuffled = new byte[blockBytes(sampleBytes)];
  }

  /**
   * Bytes of a block. Of wider samples all bytes of a rank fill one block of zstd; single bytes
   * gain several percent from codes that change with their surroundings (measured with stained
   * tissue).
   */
  static int blockBytes(int sampleBytes) {
    return sampleBytes == 1 ? BLOCK_BYTES_OF_8_BIT : BLOCK_BYTES_OF_ZSTD * sampleBytes;
  }

  @Override
  public byte[][] encode(byte[] chunk, int offset, int length) {
    int blockBytes = Math.min(shuffled.length, length);
    int blocks = (length + blockBytes - 1) / blockBytes;
    // The last block may grow before it is found to.
    int most = HEADER_BYTES + length + 8 * blocks + slackBytes();
    if (frame.length < most) {
      frame = new byte[most];
    }
    int end = HEADER_BYTES + 4 * blocks;
    for (int block = 0; block < blocks; block++) {
      INT.set(frame, HEADER_BYTES + 4 * block, end);
      int start = block * blockBytes;
      end = encodeBlock(chunk, offset + start, Math.min(blockBytes, length - start), end);
    }
    int flags = FLAG_NOT_SPLIT | FLAG_ZSTD | (sampleBytes > 1 ? FLAG_SHUFFLE : 0);
    if (end >= HEADER_BYTES + length) {
      flags = FLAG_NOT_SPLIT | FLAG_ZSTD | FLAG_MEMCPYED;
      System.arraycopy(chunk, offset, frame, HEADER_BYTES, length);
      end = HEADER_BYTES + length;
    }
    frame[0] = FORMAT_VERSION;
    frame[1] = ZSTD_FORMAT_VERSION;
    frame[2] = (byte) flags;
    frame[3] = (byte) sampleBytes;
    INT.set(frame, 4, length);
    INT.set(frame, 8, blockBytes);
    INT.set(frame, 12, end);
    return ChunkEncoder.parts(frame, end);
  }

  private int slackBytes() {
    return (int) Zstd.compressBound(shuffled.length) - shuffled.length;
  }

  private int encodeBlock(byte[] chunk, int offset, int length, int at) {
    ByteShuffle.shuffle(chunk, offset, length, sampleBytes, shuffled);
    int room = frame.length - at - 4;
    int compressed = zstd.compressByteArray(frame, at + 4, room, shuffled, 0, length);
    int bytes = Math.min(compressed, length);
    if (bytes == length) {
      System.arraycopy(shuffled, 0, frame, at + 4, length);
    }
    INT.set(frame, at, bytes);
    return at + 4 + bytes;
  }

  @Override
  public void close() {
    zstd.close();
  }
}
