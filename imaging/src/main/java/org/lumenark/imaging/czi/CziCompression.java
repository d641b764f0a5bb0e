package org.lumenark.imaging.czi;

import org.lumenark.imaging.source.ImagingException;

/** Codes of compression. */
final class CziCompression {

  static final int NONE = 0;
  static final int JPEG = 1;
  static final int ZSTD_0 = 5;
  static final int ZSTD_1 = 6;

  private CziCompression() {}

  static boolean isSupported(int code) {
    return code == NONE || code == JPEG || code == ZSTD_0 || code == ZSTD_1;
  }

  static ImagingException unsupported(CziInput input, Subblock block) {
    String name =
        switch (block.compression()) {
          case 2 -> "LZW";
          case 3 -> "lossless JPEG";
          case 4 -> "JPEG XR";
          case 7 -> "chunked";
          default -> "compression " + block.compression();
        };
    return input.failure(
        "unsupported-compression",
        "subblock",
        block.position(),
        "Its pixels are compressed by a method that is not read here ("
            + name
            + "). Saved without compression or with Zstd, the image can be read.");
  }
}
