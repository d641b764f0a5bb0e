package org.lumenark.document.pagetab;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;

/**
 * Paths as the archive stores them: relative, segments apart by {@code /}, none of them empty,
 * {@code .} or {@code ..}, none beginning or ending with a blank, without control characters,
 * bidirectional overrides and {@code \}; a segment at most 255 bytes of UTF-8, the whole at most
 * 1,000. A path that ends with {@code /} names a folder.
 */
final class FilePathRules {

  private static final int PATH_BYTES = 1_000;
  private static final int SEGMENT_BYTES = 255;
  private static final Pattern OVERRIDES =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern UNUSUAL = Pattern.compile("[,\\[\\]&%#=@:]");

  private FilePathRules() {}

  static Optional<Finding> check(String path, Place place) {
    if (path.isEmpty()) {
      // Some programs write a table of files as an entry without a path; it is kept.
      return Optional.of(
          Finding.warning(
              "path.empty",
              place,
              "The entry has no path; it names no file.",
              "Give the path of the file, relative to the study's folder."));
    }
    String code = fault(path);
    if (code != null) {
      return Optional.of(
          Finding.error(code, place, "No file can be stored under this path.", remedy(code)));
    }
    return UNUSUAL.matcher(path).find()
        ? Optional.of(
            Finding.warning(
                "path.unusual",
                place,
                "The path holds characters that some programs do not take.",
                "Leave out , [ ] & % # = @ and : where you can."))
        : Optional.empty();
  }

  private static @Nullable String fault(String path) {
    if (path.chars().anyMatch(Character::isISOControl)) {
      return "path.control";
    }
    if (OVERRIDES.matcher(path).find()) {
      return "path.bidi";
    }
    if (path.indexOf('\\') >= 0) {
      return "path.backslash";
    }
    if (path.startsWith("/")) {
      return "path.absolute";
    }
    if (path.getBytes(StandardCharsets.UTF_8).length > PATH_BYTES) {
      return "path.too-long";
    }
    String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (String segment : whole.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return "path.segment";
      }
      if (!segment.equals(segment.strip())) {
        return "path.blank";
      }
      if (segment.getBytes(StandardCharsets.UTF_8).length > SEGMENT_BYTES) {
        return "path.segment-too-long";
      }
    }
    return null;
  }

  private static String remedy(String code) {
    return switch (code) {
      case "path.backslash" -> "Write / between folders.";
      case "path.absolute", "path.segment" ->
          "Give the path relative to the study's folder, without empty parts, . and ...";
      case "path.blank" -> "Remove the blanks around the names of folders and files.";
      case "path.too-long", "path.segment-too-long" ->
          "Shorten it: 255 bytes for each name, 1,000 for the whole path.";
      default -> "Rename the file without these characters.";
    };
  }
}
