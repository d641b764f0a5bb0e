package org.lumenark.imaging.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of tags: declared ASCII, in practice UTF-8 or Latin-1. */
final class Texts {

  private Texts() {}

  static String decode(byte[] raw) {
    int length = raw.length;
    while (length > 0 && raw[length - 1] == 0) {
      length--;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return new String(raw, 0, length, StandardCharsets.ISO_8859_1);
    }
  }
}
