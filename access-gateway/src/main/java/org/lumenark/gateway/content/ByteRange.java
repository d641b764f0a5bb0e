package org.lumenark.gateway.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a representation are asked for (RFC 9110, section 14). */
sealed interface ByteRange {

  /** All of it: no range, a range of a unit or form that is not known, or several ranges. */
  record Whole() implements ByteRange {}

  /** A part that lies inside. */
  record Part(long offset, long length) implements ByteRange {}

  /** A part that does not overlap what there is. */
  record Outside() implements ByteRange {}

  Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,19})\\s*-\\s*(\\d{0,19})\\s*");

  /**
   * @param header {@code Range}; servers may ignore what they do not offer, and so it is done with
   *     several ranges
   */
  static ByteRange of(@Nullable String header, long size) {
    if (header == null) {
      return new Whole();
    }
    Matcher form = ONE.matcher(header);
    if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
      return new Whole();
    }
    if (form.group(1).isEmpty()) {
      long last = Math.min(number(form.group(2)), size);
      return last == 0 ? new Outside() : new Part(size - last, last);
    }
    long first = number(form.group(1));
    long last = form.group(2).isEmpty() ? Long.MAX_VALUE : number(form.group(2));
    if (last < first) {
      return new Whole();
    }
    return first >= size ? new Outside() : new Part(first, Math.min(last, size - 1) - first + 1);
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException beyond) {
      return Long.MAX_VALUE;
    }
  }
}
