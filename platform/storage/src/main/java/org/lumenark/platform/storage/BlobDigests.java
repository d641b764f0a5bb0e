package org.lumenark.platform.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Digests of a blob while its bytes go by: SHA-256, CRC-32 and a CRC-32C for each block. Not
 * thread-safe.
 */
public final class BlobDigests {

  private final MessageDigest sha256 = sha256();
  private final CRC32 crc32 = new CRC32();
  private final CRC32C block = new CRC32C();
  private int[] blocks = new int[16];
  private int blockCount;
  private long length;

  public void update(byte[] content, int offset, int count) {
    sha256.update(content, offset, count);
    crc32.update(content, offset, count);
    int from = offset;
    int left = count;
    while (left > 0) {
      int room = BlockChecksums.BLOCK_BYTES - (int) (length % BlockChecksums.BLOCK_BYTES);
      int step = Math.min(room, left);
      block.update(content, from, step);
      length += step;
      from += step;
      left -= step;
      if (step == room) {
        endBlock();
      }
    }
  }

  public long length() {
    return length;
  }

  /** The digests of everything; call once, at the end. */
  public Result finish() {
    if (length % BlockChecksums.BLOCK_BYTES != 0) {
      endBlock();
    }
    return new Result(
        length,
        HexFormat.of().formatHex(sha256.digest()),
        HexFormat.of().toHexDigits((int) crc32.getValue()),
        new BlockChecksums(Arrays.copyOf(blocks, blockCount)));
  }

  private void endBlock() {
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, blockCount * 2);
    }
    blocks[blockCount++] = (int) block.getValue();
    block.reset();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * @param sha256 64 hex digits, lower case
   * @param crc32 8 hex digits, lower case
   */
  public record Result(long length, String sha256, String crc32, BlockChecksums blocks) {}
}
