package org.lumenark.imaging.sets;

import java.util.Map;
import java.util.regex.Pattern;

/** A piece of a {@link FilePattern}. */
sealed interface PatternPart {

  /** As a regular expression. */
  String regex(boolean greedy);

  /** As part of a path with these values. */
  String text(Map<String, String> values);

  /** Characters that stand for themselves. */
  record Literal(String text) implements PatternPart {

    @Override
    public String regex(boolean greedy) {
      return Pattern.quote(text);
    }

    @Override
    public String text(Map<String, String> values) {
      return text;
    }
  }

  /** A value, by the name of its axis. */
  record Placeholder(String name) implements PatternPart {

    /** What each name may stand for; never a slash. */
    static final Map<String, String> SHAPES =
        Map.of(
            "z", "[0-9]{1,18}",
            "t", "[0-9]{1,18}",
            "c", "[^/]{1,100}",
            "well", Well.SHAPE,
            "field", "[A-Za-z0-9]{1,18}");

    @Override
    public String regex(boolean greedy) {
      String shape = SHAPES.getOrDefault(name, "");
      boolean counted = shape.endsWith("}") && !name.equals("well");
      return "(?<" + name + ">" + shape + (greedy || !counted ? "" : "?") + ")";
    }

    @Override
    public String text(Map<String, String> values) {
      return values.getOrDefault(name, "");
    }
  }
}
