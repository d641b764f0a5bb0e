package org.lumenark.submission.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A glob over whole paths: {@code *} is any characters but slashes, {@code ?} one character but a
 * slash, {@code **} between slashes any folders, at the end everything below, and a backslash takes
 * the next character as it is. Everything else stands for itself, also case. Takes time in
 * proportion to pattern times path, whatever the pattern.
 */
final class PathPattern {

  private static final List<Integer> ANY_FOLDERS = List.of(-3);
  private static final int ANY = -1;
  private static final int ONE = -2;

  private final List<List<Integer>> segments;
  private final String literalStart;

  private PathPattern(List<List<Integer>> segments, String literalStart) {
    this.segments = segments;
    this.literalStart = literalStart;
  }

  /** Any text is a pattern; one that no path can be like matches nothing. */
  static PathPattern of(String glob) {
    List<List<Integer>> segments = new ArrayList<>();
    StringBuilder start = new StringBuilder();
    boolean literal = true;
    String[] names = glob.split("/", -1);
    for (int index = 0; index < names.length; index++) {
      boolean last = index == names.length - 1;
      if (names[index].equals("**")) {
        literal = false;
        segments.add(ANY_FOLDERS);
        if (last) {
          segments.add(List.of(ANY));
        }
        continue;
      }
      List<Integer> tokens = tokens(names[index]);
      segments.add(tokens);
      for (int token : tokens) {
        literal = literal && token >= 0;
        if (literal) {
          start.appendCodePoint(token);
        }
      }
      if (literal && !last) {
        start.append('/');
      }
    }
    return new PathPattern(segments, start.toString());
  }

  /** Every path that matches begins with this. */
  String literalStart() {
    return literalStart;
  }

  boolean matches(String path) {
    return matches(segments, List.of(path.split("/", -1)), ANY_FOLDERS, PathPattern::name);
  }

  private static boolean name(List<Integer> pattern, String name) {
    return matches(
        pattern,
        name.codePoints().boxed().toList(),
        ANY,
        (token, character) -> token == ONE || token.equals(character));
  }

  /** Goes back to the last wildcard only: what came before it was matched as early as could be. */
  private static <P, T> boolean matches(
      List<P> pattern, List<T> text, P any, BiPredicate<P, T> same) {
    int at = 0;
    int from = 0;
    int wildcard = -1;
    int resume = 0;
    while (from < text.size()) {
      if (at < pattern.size() && pattern.get(at).equals(any)) {
        wildcard = at++;
        resume = from;
      } else if (at < pattern.size() && same.test(pattern.get(at), text.get(from))) {
        at++;
        from++;
      } else if (wildcard >= 0) {
        at = wildcard + 1;
        from = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.size() && pattern.get(at).equals(any)) {
      at++;
    }
    return at == pattern.size();
  }

  private static List<Integer> tokens(String name) {
    List<Integer> tokens = new ArrayList<>();
    boolean escaped = false;
    for (int character : name.codePoints().toArray()) {
      if (character == '\\' && !escaped) {
        escaped = true;
        continue;
      }
      tokens.add(escaped ? character : token(character));
      escaped = false;
    }
    return List.copyOf(tokens);
  }

  private static int token(int character) {
    return switch (character) {
      case '*' -> ANY;
      case '?' -> ONE;
      default -> character;
    };
  }
}
