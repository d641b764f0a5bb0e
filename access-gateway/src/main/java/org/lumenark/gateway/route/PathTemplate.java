package org.lumenark.gateway.route;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A path of the contract, such as {@code /api/v1/images/{id}.ome.zarr/{key}}.
 *
 * @param open whether the last segment takes all that follows
 */
record PathTemplate(String text, List<Segment> segments, boolean open) {

  /**
   * One segment: literal, or a variable between literal ends. Two variables with a literal between
   * them count as one that holds it.
   */
  record Segment(String prefix, boolean variable, String between, String suffix) {

    private static final Comparator<Segment> SPECIFIC_FIRST =
        Comparator.comparing(Segment::variable)
            .thenComparing(Segment::literalLength, Comparator.reverseOrder())
            .thenComparing(Segment::prefix)
            .thenComparing(Segment::between)
            .thenComparing(Segment::suffix);

    static Segment of(String text) {
      int start = text.indexOf('{');
      int end = text.lastIndexOf('}');
      if (start < 0 || end < start) {
        return new Segment(text, false, "", "");
      }
      int first = text.indexOf('}');
      int second = text.lastIndexOf('{');
      String between = first < second ? text.substring(first + 1, second) : "";
      return new Segment(text.substring(0, start), true, between, text.substring(end + 1));
    }

    boolean matches(String raw) {
      return variable
          ? raw.length() > prefix.length() + suffix.length()
              && raw.startsWith(prefix)
              && raw.endsWith(suffix)
              && raw.substring(prefix.length(), raw.length() - suffix.length()).contains(between)
          : raw.equals(prefix);
    }

    int compareSpecificity(Segment other) {
      return SPECIFIC_FIRST.compare(this, other);
    }

    private int literalLength() {
      return variable ? prefix.length() + between.length() + suffix.length() : 0;
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

  /**
   * An order of all templates, in which of two that match the same path the more specific comes
   * first: more literal characters in earlier segments win, then more segments, then closed paths.
   */
  int compareSpecificity(PathTemplate other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < common; i++) {
      int bySegment = segments.get(i).compareSpecificity(other.segments.get(i));
      if (bySegment != 0) {
        return bySegment;
      }
    }
    int bySize = Integer.compare(other.segments.size(), segments.size());
    return bySize != 0 ? bySize : Boolean.compare(open, other.open);
  }
}
