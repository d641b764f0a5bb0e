package org.lumenark.platform.storage;

/** Sizes of parts: a multiple of the checksum block, so that blocks never straddle parts. */
public final class PartSize {

  /** Most parts of one object in S3. */
  public static final int MAX_PARTS = 10_000;

  /** Largest part that is used: it is held in memory while it is filled. */
  public static final int MAX_BYTES = 64 << 20;

  private static final int PARTS_OF_ONE_SIZE = 500;

  private PartSize() {}

  /**
   * @param length of the whole object
   * @throws IllegalArgumentException if the object needs larger parts than {@link #MAX_BYTES}
   */
  public static int forLength(long length) {
    long size = BlockChecksums.BLOCK_BYTES;
    while (size * MAX_PARTS < length) {
      size *= 2;
    }
    if (size > MAX_BYTES) {
      throw new IllegalArgumentException("object too large: " + length);
    }
    return (int) size;
  }

  /**
   * For an object whose length is not known: parts of 8 MiB at first, twice as large after each
   * 500, so that only a large object needs much memory and 10,000 parts hold more than 512 GiB.
   *
   * @param number of the part, from 1
   */
  public static int ofPart(int number) {
    int doubled = Math.min(30, (number - 1) / PARTS_OF_ONE_SIZE);
    return (int) Math.min(MAX_BYTES, (long) BlockChecksums.BLOCK_BYTES << doubled);
  }
}
