package org.lumenark.submission.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Textual encoding of keys, RFC 7468. */
final class Pem {

  private static final int LINE = 64;

  private Pem() {}

  static String encode(String label, byte[] der) {
    String lines =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }

  /**
   * @throws IllegalArgumentException if it is none with this label
   */
  static byte[] decode(String label, String pem) {
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + label + " in PEM");
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }
}
