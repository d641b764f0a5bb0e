package org.lumenark.imaging.sets;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that count their own planes, as instruments and ImageJ write them: {@code
 * movie--T00012--Z003.tif}, {@code scan_z07_ch01.tif}, {@code D03f00d2.tif} (Cellomics). A letter
 * alone proves little, so few are accepted: z, slice, t, time, frame, ch, channel; and a small c
 * beside one of them (a capital C is a row of a plate).
 */
public final class MarkedName {

  private static final Pattern MARK =
      Pattern.compile(
          "(?<![A-Za-z])((?i:frame|slice|time|channel|ch|[zt])|c)(?<digits>[0-9]{1,9})(?![a-z0-9])");
  private static final Pattern CELLOMICS =
      Pattern.compile("(?<=_)[A-P][0-9]{2}f[0-9]{2,3}d(?<digits>[0-9]{1,2})(?=\\.)");

  private MarkedName() {}

  /**
   * The pattern that a path belongs to by its name alone; files of the same pattern may be planes
   * of one image.
   */
  public static Optional<String> pattern(String path) {
    int start = path.lastIndexOf('/') + 1;
    Matcher cellomics = CELLOMICS.matcher(path).region(start, path.length());
    cellomics.useTransparentBounds(true);
    if (cellomics.find()) {
      return Optional.of(
          FilePattern.quoted(path.substring(0, cellomics.start("digits")))
              + "{c}"
              + FilePattern.quoted(path.substring(cellomics.end("digits"))));
    }
    return marked(path, start);
  }

  private static Optional<String> marked(String path, int start) {
    StringBuilder pattern = new StringBuilder();
    Set<String> axes = new HashSet<>();
    int from = 0;
    boolean letterAlone = false;
    Matcher marks = MARK.matcher(path).region(start, path.length());
    while (marks.find()) {
      String axis = axis(marks.group(1));
      if (!axes.add(axis)) {
        return Optional.empty();
      }
      letterAlone |= marks.group(1).equals("c");
      pattern.append(FilePattern.quoted(path.substring(from, marks.start("digits"))));
      pattern.append('{').append(axis).append('}');
      from = marks.end("digits");
    }
    boolean told = axes.size() > (letterAlone ? 1 : 0);
    return told
        ? Optional.of(pattern.append(FilePattern.quoted(path.substring(from))).toString())
        : Optional.empty();
  }

  private static String axis(String mark) {
    return switch (mark.toLowerCase(Locale.ROOT)) {
      case "z", "slice" -> "z";
      case "t", "time", "frame" -> "t";
      default -> "c";
    };
  }
}
