package org.lumenark.imaging.nrrd;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** The files that a detached header names, as paths in its file set. */
final class NrrdFiles {

  private static final Pattern NUMBERED =
      Pattern.compile("(.*%0?\\d*d.*?)\\s+(-?\\d{1,9})\\s+(-?\\d{1,9})\\s+(-?\\d{1,9})(\\s+\\d+)?");
  private static final Pattern NUMBER = Pattern.compile("%(0?)(\\d{0,2})d");

  private NrrdFiles() {}

  /** Paths in the order of the data; empty if the data follow the header. */
  static List<String> of(NrrdHeader header, ReadLimits limits) throws ImagingException {
    String field = header.field("datafile").orElse("");
    if (field.isEmpty()) {
      return List.of();
    }
    List<String> names = List.of(field);
    Matcher numbered = NUMBERED.matcher(field);
    if (field.matches("LIST(\\s+\\d+)?")) {
      names = header.listed();
    } else if (numbered.matches()) {
      names = numbered(header, numbered, limits);
    }
    if (names.isEmpty() || names.size() > limits.maxDirectories()) {
      throw NrrdHeader.bad(
          header.path() + " header", "The header names " + names.size() + " data files.");
    }
    return names.stream().map(name -> resolve(header.path(), name)).toList();
  }

  private static List<String> numbered(NrrdHeader header, Matcher pattern, ReadLimits limits)
      throws ImagingException {
    int first = Integer.parseInt(pattern.group(2));
    int last = Integer.parseInt(pattern.group(3));
    int step = Integer.parseInt(pattern.group(4));
    boolean reaches = first == last || (step != 0 && (step > 0) == (last > first));
    if (!reaches
        || Math.abs((long) last - first) / Math.max(1, Math.abs(step)) > limits.maxDirectories()) {
      throw NrrdHeader.bad(
          header.path() + " header", "The numbers of the data files lead nowhere.");
    }
    List<String> names = new ArrayList<>();
    for (int i = first; step > 0 ? i <= last : i >= last; i += step) {
      names.add(name(pattern.group(1), i));
      if (step == 0) {
        break;
      }
    }
    return names;
  }

  private static String name(String pattern, int number) {
    return NUMBER
        .matcher(pattern)
        .replaceFirst(found -> {
          String digits = Integer.toString(number);
          int width = found.group(2).isEmpty() ? 0 : Integer.parseInt(found.group(2));
          String fill = found.group(1).isEmpty() ? " " : "0";
          return fill.repeat(Math.max(0, width - digits.length())) + digits;
        });
  }

  /** Beside the header; of an absolute path only the name is of use elsewhere. */
  private static String resolve(String headerPath, String name) {
    String plain = name.replace('\\', '/');
    boolean absolute = plain.startsWith("/") || plain.matches("[A-Za-z]:/.*");
    String relative = absolute ? plain.substring(plain.lastIndexOf('/') + 1) : plain;
    List<String> parts = new ArrayList<>(List.of(headerPath.split("/", -1)));
    parts.removeLast();
    for (String part : List.of(relative.split("/", -1))) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
