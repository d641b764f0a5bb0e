package org.lumenark.imaging.nrrd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The text before the data.
 *
 * @param fields by name in lower case without spaces, since both spellings are allowed
 * @param keys what the author added
 * @param listed names of data files after {@code data file: LIST}
 * @param end offset of the first byte after the header
 */
record NrrdHeader(
    String path,
    Map<String, String> fields,
    Map<String, String> keys,
    List<String> listed,
    int end) {

  private static final int STEP_BYTES = 1 << 16;
  private static final int MAX_BYTES = 8 << 20;
  private static final int MAX_LINES = 200_000;
  private static final String LIST = "LIST";

  static NrrdHeader read(ByteSource source, String path, ReadLimits limits)
      throws IOException, ImagingException {
    byte[] bytes = new byte[0];
    int most = (int) Math.min(source.size(), Math.min(MAX_BYTES, limits.maxMetadata()));
    int end = -1;
    while (end < 0 && bytes.length < most) {
      int known = bytes.length;
      bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(STEP_BYTES, known * 2L)));
      source.read(known, bytes, known, bytes.length - known);
      end = blankLine(bytes);
    }
    if (end < 0 && most < source.size()) {
      throw bad(path, "The header has no end in its first " + most + " bytes.");
    }
    return parse(bytes, end < 0 ? bytes.length : end, path);
  }

  /** The offset after the first empty line; -1 if there is none. */
  private static int blankLine(byte[] bytes) {
    boolean empty = false;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (empty) {
          return i + 1;
        }
        empty = true;
      } else if (bytes[i] != '\r') {
        empty = false;
      }
    }
    return -1;
  }

  private static NrrdHeader parse(byte[] bytes, int end, String path) throws ImagingException {
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, String> keys = new LinkedHashMap<>();
    List<String> listed = new ArrayList<>();
    boolean listing = false;
    String[] lines =
        new String(bytes, 0, end, StandardCharsets.UTF_8).split("\r?\n", MAX_LINES + 1);
    if (lines.length > MAX_LINES) {
      throw bad(path, "The header has more than " + MAX_LINES + " lines.");
    }
    if (lines.length == 0 || !lines[0].matches("NRRD\\d{4}\\s*")) {
      throw bad(path, "The file does not begin as a NRRD.");
    }
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].stripTrailing();
      int colon = line.indexOf(':');
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (listing) {
        listed.add(line);
      } else if (colon < 1) {
        throw bad(path + " line " + (i + 1), "The line is neither field nor comment.");
      } else if (line.startsWith("=", colon + 1)) {
        keys.putIfAbsent(line.substring(0, colon), line.substring(colon + 2).strip());
      } else {
        String name = name(line.substring(0, colon));
        String value = line.substring(colon + 1).strip();
        if (fields.putIfAbsent(name, value) != null) {
          throw bad(path + " line " + (i + 1), "The field '" + name + "' is there twice.");
        }
        listing = name.equals("datafile") && value.matches(LIST + "(\\s+\\d+)?");
      }
    }
    return new NrrdHeader(path, fields, keys, listed, end);
  }

  private static String name(String field) {
    String name = field.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    return name.equals("centerings") ? "centers" : name;
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  String required(String name) throws ImagingException {
    return field(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> bad(path + " header", "The field '" + name + "' is missing."));
  }

  /** A whole number; 0 if the field is not there. */
  long number(String name) throws ImagingException {
    String text = field(name).orElse("0");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw bad(path + " header", "The field '" + name + "' is not a number: " + text);
    }
  }

  /** One value an axis, or none at all. */
  List<String> perAxis(String name, int axes) throws ImagingException {
    List<String> values = field(name).map(NrrdHeader::split).orElse(List.of());
    if (!values.isEmpty() && values.size() != axes) {
      throw bad(
          path + " header",
          "The field '" + name + "' has " + values.size() + " values for " + axes + " axes.");
    }
    return values;
  }

  /** Words, texts in double quotes, and vectors in brackets. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      int end = at + 1;
      if (c == '"' || c == '(') {
        char close = c == '"' ? '"' : ')';
        int found = text.indexOf(close, end);
        end = found < 0 ? text.length() : found;
        parts.add(text.substring(at + 1, end));
        end++;
      } else {
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
          end++;
        }
        parts.add(text.substring(at, end));
      }
      at = end;
    }
    return parts;
  }

  static ImagingException bad(String place, String message) {
    return new ImagingException("nrrd.bad-header", place, message);
  }
}
