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
  JPEG_2000(20_000),
  DEFLATE(1_040),
  PACK_BITS(64),
  CCITT_RLE(1_000),
  CCITT_T4(40_000),
  CCITT_T6(100_000),
  ZSTD(44_000);

  /** JPEG 2000 of luma and chroma, in slides of Aperio. */
  static final int APERIO_YCBCR = 33003;

  /** Segments of length zero stand for zeros; they need at least their entry in the table. */
  static final int MAX_SPARSE_EXPANSION = 44_000;

  private final int maxExpansion;

  Compression(int maxExpansion) {
    this.maxExpansion = maxExpansion;
  }

  int maxExpansion() {
    return maxExpansion;
  }

  boolean fax() {
    return this == CCITT_RLE || this == CCITT_T4 || this == CCITT_T6;
  }

  /** Whether its decoder depends on more than the bytes of a segment. */
  boolean belongsToPage() {
    return this == JPEG || this == JPEG_2000 || fax();
  }

  /** Whether its streams are of their own order of bits. */
  boolean picture() {
    return this == JPEG || this == JPEG_2000;
  }

  /** Whether libtiff and others let a predictor work before it. */
  boolean predicts() {
    return this == LZW || this == DEFLATE || this == ZSTD || this == PACK_BITS;
  }

  /** For people. */
  static String name(int code) {
    String name =
        switch (code) {
          case 6 -> "old-style JPEG";
          case 32766 -> "NeXT";
          case 32809 -> "ThunderScan";
          case 34676, 34677 -> "SGI Log";
          case 34887 -> "LERC";
          case 34892 -> "lossy JPEG";
          case 34925 -> "LZMA";
          case 50001, 34927 -> "WebP";
          case 50002, 52546 -> "JPEG XL";
          case 22610, 34934, 48124, 48587 -> "JPEG XR";
          case 65000, 65001, 65002 -> "EER electron events";
          default -> "";
        };
    return "Compression " + code + (name.isEmpty() ? "" : " (" + name + ")");
  }

  static Optional<Compression> of(int code) {
    return Optional.ofNullable(
        switch (code) {
          case 1 -> NONE;
          case 2 -> CCITT_RLE;
          case 3 -> CCITT_T4;
          case 4 -> CCITT_T6;
          case 5 -> LZW;
          case 7 -> JPEG;
          case APERIO_YCBCR, 33004, 33005, 34712 -> JPEG_2000;
          case 8, 32946 -> DEFLATE;
          case 32773 -> PACK_BITS;
          case 50000 -> ZSTD;
          default -> null;
        });
  }
}
