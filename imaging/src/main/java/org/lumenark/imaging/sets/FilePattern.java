package org.lumenark.imaging.sets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lumenark.imaging.sets.PatternPart.Literal;
import org.lumenark.imaging.sets.PatternPart.Placeholder;
import org.lumenark.imaging.source.ImagingException;

/**
 * How the names of files tell where their planes belong: {@code name_z{z}_t{t}.tif}, over whole
 * relative paths. {@code {z}} and {@code {t}} stand for digits, {@code {c}} for digits or a name,
 * {@code {well}} for letters and a number such as B02, {@code {field}} for letters and digits; none
 * reaches over a slash. Everything else stands for itself, two braces for one.
 */
public final class FilePattern {

  private static final int MOST_CHARACTERS = 4_096;

  private final String text;
  private final List<PatternPart> parts;
  private final Pattern greedy;
  private final Pattern reluctant;

  private FilePattern(String text, List<PatternPart> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
    greedy = regex(true);
    reluctant = regex(false);
  }

  /**
   * @throws ImagingException {@code pattern.*} if it makes no sense, with the pattern as its place
   */
  public static FilePattern parse(String text) throws ImagingException {
    if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
      throw new ImagingException(
          "pattern.bad-length", null, "A pattern has 1 to " + MOST_CHARACTERS + " characters.");
    }
    List<PatternPart> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '{' && c != '}') {
        literal.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
        literal.append(c);
        at++;
      } else {
        int end = c == '{' ? text.indexOf('}', at) : -1;
        if (end < 0) {
          throw error("lone-brace", text, "A brace alone is written twice: {{ or }}.");
        }
        flush(literal, parts);
        parts.add(placeholder(text, text.substring(at + 1, end), parts));
        at = end;
      }
    }
    flush(literal, parts);
    if (parts.stream().noneMatch(Placeholder.class::isInstance)) {
      throw error("no-placeholder", text, "It names none of {z} {c} {t} {well} {field}.");
    }
    return new FilePattern(text, parts);
  }

  private static void flush(StringBuilder literal, List<PatternPart> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private static Placeholder placeholder(String text, String name, List<PatternPart> before)
      throws ImagingException {
    if (!Placeholder.SHAPES.containsKey(name)) {
      throw error(
          "unknown-placeholder",
          text,
          "There is no {%s}, only {z} {c} {t} {well} {field}; a brace alone is written twice."
              .formatted(name));
    }
    Placeholder placeholder = new Placeholder(name);
    if (before.contains(placeholder)) {
      throw error("placeholder-twice", text, "{%s} can stand in it once.".formatted(name));
    }
    if (!before.isEmpty() && before.getLast() instanceof Placeholder last) {
      throw error(
          "adjacent-placeholders",
          text,
          "Nothing stands between {%s} and {%s}: their values cannot be told apart."
              .formatted(last.name(), name));
    }
    return placeholder;
  }

  /** For names in which braces, too, stand for themselves. */
  static String quoted(String literal) {
    return literal.replace("{", "{{").replace("}", "}}");
  }

  /**
   * Where a file belongs; empty if it is none of these.
   *
   * @throws ImagingException {@code pattern.ambiguous} if the path can be read in two ways
   */
  Optional<PlaneFile> match(String path) throws ImagingException {
    Matcher longest = greedy.matcher(path);
    Matcher shortest = reluctant.matcher(path);
    if (!longest.matches() || !shortest.matches()) {
      return Optional.empty();
    }
    for (String name : names()) {
      if (!longest.group(name).equals(shortest.group(name))) {
        throw new ImagingException(
            "pattern.ambiguous",
            path,
            "By the pattern %s its {%s} can be %s or %s."
                .formatted(text, name, longest.group(name), shortest.group(name)));
      }
    }
    Optional<Well> well = Optional.empty();
    if (names().contains("well")) {
      well = Well.parse(longest.group("well"));
      if (well.isEmpty()) {
        throw new ImagingException(
            "pattern.bad-well", path, longest.group("well") + " is no well such as B02.");
      }
    }
    return Optional.of(
        new PlaneFile(
            path,
            well,
            value(longest, "field"),
            value(longest, "t"),
            value(longest, "c"),
            value(longest, "z")));
  }

  /** The path that a file with these values has; a well has two digits. */
  String path(PlaneFile like, String t, String c, String z) {
    Map<String, String> values =
        Map.of(
            "t",
            t,
            "c",
            c,
            "z",
            z,
            "field",
            like.field(),
            "well",
            like.well().map(well -> "%s%02d".formatted(well.row(), well.column())).orElse(""));
    return parts.stream().map(part -> part.text(values)).collect(Collectors.joining());
  }

  /** Folder that all files are in; empty for the root. */
  String folder() {
    String start = parts.getFirst() instanceof Literal literal ? literal.text() : "";
    return start.substring(0, Math.max(0, start.lastIndexOf('/')));
  }

  private Set<String> names() {
    Set<String> names = new HashSet<>();
    for (PatternPart part : parts) {
      if (part instanceof Placeholder placeholder) {
        names.add(placeholder.name());
      }
    }
    return names;
  }

  private String value(Matcher matcher, String name) {
    return names().contains(name) ? matcher.group(name) : "";
  }

  private Pattern regex(boolean greedily) {
    return Pattern.compile(
        parts.stream().map(part -> part.regex(greedily)).collect(Collectors.joining()),
        Pattern.DOTALL);
  }

  private static ImagingException error(String what, String pattern, String message) {
    return new ImagingException("pattern." + what, pattern, message);
  }

  @Override
  public String toString() {
    return text;
  }
}
