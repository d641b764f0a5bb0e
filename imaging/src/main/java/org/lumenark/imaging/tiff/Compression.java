package org.lumenark.imaging.tiff;

import java.util.Optional;

/**
 * The compressions that are read, each with the largest factor by which it can expand: what a file
 * may declare is bounded by its length times this.
 */
enum Compression {
  NONE(1),
  LZW(2_800),
  JPEG(2_000),
  DEFLATE(1_040),
  PACK_BITS(64),
  ZSTD(44_000);

  /** Segments of length zero stand for zeros; they need at least their entry in the table. */
  static final int MAX_SPARSE_EXPANSION = 44_000;

  private final int maxExpansion;

  Compression(int maxExpansion) {
    this.maxExpansion = maxExpansion;
  }

  int maxExpansion() {
    return maxExpansion;
  }

  static Optional<Compression> of(int code) {
    return Optional.ofNullable(
        switch (code) {
          case 1 -> NONE;
          case 5 -> LZW;
          case 7 -> JPEG;
          case 8, 32946 -> DEFLATE;
          case 32773 -> PACK_BITS;
          case 50000 -> ZSTD;
          default -> null;
        });
  }
}
