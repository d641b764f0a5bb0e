package org.lumenark.gateway.route;

import java.util.Arrays;
import java.util.List;

/**
 * A path of the contract, such as {@code /api/v1/images/{id}.ome.zarr/{key}}.
 *
 * @param open whether the last segment takes all that follows
 */
record PathTemplate(String text, List<Segment> segments, boolean open) {

  /** One segment: literal, or a variable between literal ends. */
  record Segment(String prefix, boolean variable, String suffix) {

    static Segment of(String text) {
      int start = text.indexOf('{');
      int end = text.indexOf('}');
      return start < 0 || end < start
          ? new Segment(text, false, "")
          : new Segment(text.substring(0, start), true, text.substring(end + 1));
    }

    boolean matches(String raw) {
      return variable
          ? raw.length() > prefix.length() + suffix.length()
              && raw.startsWith(prefix)
              && raw.endsWith(suffix)
          : raw.equals(prefix);
    }

    int literalLength() {
      return prefix.length() + suffix.length();
    }
  }

  static PathTemplate of(String text, boolean open) {
    return new PathTemplate(
        text, Arrays.stream(text.substring(1).split("/", -1)).map(Segment::of).toList(), open);
  }

  boolean matches(RequestPath path) {
    int asked = path.raw().size();
    if (open ? asked < segments.size() : asked != segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).matches(path.raw().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** More literal characters in earlier segments win; closed paths win over open ones. */
  int compareSpecificity(PathTemplate other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < common; i++) {
      Segment mine = segments.get(i);
      Segment theirs = other.segments.get(i);
      if (mine.variable() != theirs.variable()) {
        return mine.variable() ? 1 : -1;
      }
      int byLength = Integer.compare(theirs.literalLength(), mine.literalLength());
      if (mine.variable() && byLength != 0) {
        return byLength;
      }
    }
    return Boolean.compare(open, other.open);
  }
}
