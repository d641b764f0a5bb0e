package org.lumenark.filelist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules of paths: names are stored exactly as given, or refused. */
public final class FilePath {

  private static final int SEGMENT_BYTES = 255;
  private static final int PATH_BYTES = 1000;

  private FilePath() {}

  /**
   * Why a path is refused.
   *
   * @param code begins with {@code path.}
   */
  public record Fault(String code, String message) {}

  /** Empty if the path may be stored. */
  public static Optional<Fault> check(String path) {
    if (path.isEmpty()) {
      return fault("path.empty", "The path is empty.");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
      return fault("path.encoding", "The path is not valid Unicode.");
    }
    if (isLonger(path, PATH_BYTES)) {
      return fault("path.too-long", "The path has more than 1,000 bytes in UTF-8.");
    }
    if (path.startsWith("/")) {
      return fault("path.absolute", "The path is absolute.");
    }
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      Optional<Fault> found = checkSegment(path.substring(start, end));
      if (found.isPresent()) {
        return found;
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /** Every folder above the file, from the top. */
  public static List<String> folders(String path) {
    List<String> folders = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
    return folders;
  }

  private static Optional<Fault> checkSegment(String segment) {
    if (segment.isEmpty()) {
      return fault("path.empty-segment", "A part of the path between slashes is empty.");
    }
    if (segment.equals(".") || segment.equals("..")) {
      return fault("path.traversal", "The path leads upwards or to itself.");
    }
    if (isLonger(segment, SEGMENT_BYTES)) {
      return fault("path.segment-too-long", "A name in the path has more than 255 bytes in UTF-8.");
    }
    if (isBlank(segment.codePointAt(0)) || isBlank(segment.codePointBefore(segment.length()))) {
      return fault("path.blank", "A name in the path begins or ends with a blank.");
    }
    for (int index = 0; index < segment.length(); index++) {
      // Everything that is refused lies in the basic plane.
      Optional<Fault> found = character(segment.charAt(index));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> character(char character) {
    if (character == '\\') {
      return fault("path.backslash", "The path holds a backslash.");
    }
    if (character >= ' ' && character < 0x7F) {
      return Optional.empty();
    }
    if (Character.getType(character) == Character.CONTROL
        || character == 0x2028
        || character == 0x2029) {
      return fault("path.control", "The path holds a control character.");
    }
    if ((character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069)) {
      return fault("path.bidi", "The path holds a character that turns the writing direction.");
    }
    return Optional.empty();
  }

  /** In UTF-8; counts only where it is in doubt. */
  private static boolean isLonger(String text, int bytes) {
    return text.length() > bytes
        || (text.length() * 3 > bytes && text.getBytes(StandardCharsets.UTF_8).length > bytes);
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static Optional<Fault> fault(String code, String message) {
    return Optional.of(new Fault(code, message));
  }
}
