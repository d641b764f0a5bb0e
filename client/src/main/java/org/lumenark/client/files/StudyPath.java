package org.lumenark.client.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.client.failure.Detail;

/**
 * Which paths a study can hold. Checked per segment: not empty, not {@code .} or {@code ..}, no
 * leading or trailing blank, no control character, bidirectional override, backslash or NUL, at
 * most 255 UTF-8 bytes; 1,000 in all.
 */
public final class StudyPath {

  public static final int MAXIMUM_BYTES = 1000;
  public static final int MAXIMUM_SEGMENT_BYTES = 255;

  private StudyPath() {}

  /** Everything that keeps this path from being stored; empty if it can be. */
  public static List<Detail> check(String path) {
    List<Detail> found = new ArrayList<>();
    if (bytes(path) > MAXIMUM_BYTES) {
      found.add(at(path, "path.too-long", "The path is longer than 1,000 bytes."));
    }
    for (String segment : path.split("/", -1)) {
      checkSegment(path, segment, found);
    }
    return List.copyOf(found);
  }

  public static boolean isStorable(String path) {
    return check(path).isEmpty();
  }

  private static void checkSegment(String path, String segment, List<Detail> found) {
    if (segment.isEmpty()) {
      found.add(at(path, "path.empty-segment", "The path is absolute or has an empty segment."));
    } else if (segment.equals(".") || segment.equals("..")) {
      found.add(at(path, "path.traversal", "The path has a segment '.' or '..'."));
    } else if (blank(segment.codePointAt(0)) || blank(segment.codePointBefore(segment.length()))) {
      found.add(at(path, "path.blank-edge", "A name begins or ends with a blank."));
    }
    if (bytes(segment) > MAXIMUM_SEGMENT_BYTES) {
      found.add(at(path, "path.name-too-long", "A name is longer than 255 bytes."));
    }
    if (segment.indexOf('\\') >= 0) {
      found.add(at(path, "path.backslash", "A name holds a backslash."));
    }
    if (segment.codePoints().anyMatch(Character::isISOControl)) {
      found.add(at(path, "path.control", "A name holds a control character."));
    }
    if (segment.codePoints().anyMatch(StudyPath::overridesDirection)) {
      found.add(at(path, "path.bidi", "A name holds a character that changes the text direction."));
    }
    if (segment.codePoints().anyMatch(c -> c == 0xFFFD || c >= 0xD800 && c <= 0xDFFF)) {
      found.add(at(path, "path.not-utf8", "A name is not valid UTF-8."));
    }
  }

  private static Detail at(String path, String code, String message) {
    return new Detail(code, visible(path), message, "Rename it.");
  }

  /** What a terminal can show without being told to do something. */
  public static String visible(String path) {
    StringBuilder shown = new StringBuilder();
    path.codePoints()
        .forEach(c -> {
          if (Character.isISOControl(c) || overridesDirection(c)) {
            shown.append(String.format("\\u%04X", c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean overridesDirection(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
