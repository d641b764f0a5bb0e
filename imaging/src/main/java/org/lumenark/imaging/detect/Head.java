package org.lumenark.imaging.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.source.ByteSource;

/** The first bytes of a file, and its length. */
record Head(byte[] bytes, long size) {

  private static final int MAX_BYTES = 65_536;

  static Head of(ByteSource source) throws IOException {
    byte[] bytes = new byte[(int) Math.min(MAX_BYTES, source.size())];
    source.read(0, bytes, 0, bytes.length);
    return new Head(bytes, source.size());
  }

  /** Bytes in hexadecimal, with spaces as one likes. */
  boolean has(int at, String hex) {
    String digits = hex.replace(" ", "");
    if (at + digits.length() / 2 > bytes.length) {
      return false;
    }
    for (int i = 0; i < digits.length(); i += 2) {
      if ((bytes[at + i / 2] & 0xFF) != Integer.parseInt(digits, i, i + 2, 16)) {
        return false;
      }
    }
    return true;
  }

  boolean hasText(int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    if (at + wanted.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  boolean contains(String text) {
    return latin1(bytes.length).contains(text);
  }

  String latin1(int most) {
    return new String(bytes, 0, Math.min(most, bytes.length), StandardCharsets.ISO_8859_1);
  }

  int little32(int at) {
    return at + 4 > bytes.length
        ? 0
        : bytes[at] & 0xFF
            | (bytes[at + 1] & 0xFF) << 8
            | (bytes[at + 2] & 0xFF) << 16
            | (bytes[at + 3] & 0xFF) << 24;
  }

  int big32(int at) {
    return Integer.reverseBytes(little32(at));
  }
}
