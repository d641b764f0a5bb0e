package org.lumenark.document.pagetab;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/** Text of bytes, strictly: a byte that is no UTF-8 is refused with its offset. */
final class Utf8 {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  static String decode(byte[] bytes) {
    PageTabLimits.checkBytes(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      throw Refusal.at(
          Place.row(1 + out.chars().filter(c -> c == '\n').count()),
          "text.not-utf8",
          "The byte at offset " + in.position() + " is not UTF-8.",
          "Save the file as UTF-8.");
    }
    boolean marked = !out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK;
    return marked ? out.subSequence(1, out.length()).toString() : out.toString();
  }
}
