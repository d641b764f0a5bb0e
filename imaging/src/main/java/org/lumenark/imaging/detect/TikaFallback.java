package org.lumenark.imaging.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.tika.Tika;

/**
 * Names what is not an image by Apache Tika's table, which takes a moment to load and is loaded
 * when first needed.
 */
final class TikaFallback {

  private TikaFallback() {}

  private static final class Loaded {
    static final Tika TIKA = new Tika();
  }

  static Finding find(Head head, String path) throws IOException {
    String type =
        Loaded.TIKA.detect(new ByteArrayInputStream(head.bytes()), path).toLowerCase(Locale.ROOT);
    if (type.startsWith("text/")) {
      return Finding.other("text", 0.7, type + " (Apache Tika)");
    }
    if (type.equals("application/octet-stream")) {
      return Finding.other("unknown", 0.1, "no signature is known");
    }
    return Finding.other("unknown", 0.3, type + " (Apache Tika)");
  }
}
