package org.lumenark.imaging.wrap;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Compressions of whole files; members and streams that follow each other are one content. */
public enum Codec {
  GZIP("gzip"),
  BZIP2("bzip2");

  private final String prefix;

  Codec(String prefix) {
    this.prefix = prefix;
  }

  /** First part of error codes. */
  String prefix() {
    return prefix;
  }

  /** Decodes a stream; closing the result frees the decoder. */
  public InputStream decode(InputStream packed) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(packed, 1 << 16);
      case BZIP2 -> new BZip2CompressorInputStream(packed, true);
    };
  }
}
