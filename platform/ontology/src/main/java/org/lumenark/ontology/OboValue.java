package org.lumenark.ontology;

/**
 * Values of OBO lines: escapes, quoted texts, trailing modifiers and comments (OBO 1.4, section
 * 2.1).
 */
final class OboValue {

  private OboValue() {}

  /** The first word: an id, without its comment and its modifiers. */
  static String id(String value) {
    String text = value.strip();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return unescaped(text.substring(0, Math.min(end, text.length())));
  }

  /** What comes after the first word. */
  static String rest(String value) {
    String text = value.strip();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return text.substring(i).strip();
      }
    }
    return "";
  }

  /** Unquoted text up to its comment or its modifiers. */
  static String text(String value) {
    int end = value.length();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (i > 0 && c == '!' && value.charAt(i - 1) == ' ') {
        end = i;
        break;
      } else if (c == '{' && i > 0 && value.charAt(i - 1) == ' ' && closes(value, i)) {
        end = i;
        break;
      }
    }
    return unescaped(value.substring(0, end).strip());
  }

  /** A text in quotes and what comes after it. */
  record Quoted(String text, String after) {}

  /**
   * @throws UnreadableOntology if the value does not begin with a quote, or the quote has no end
   */
  static Quoted quoted(String value, long line) throws UnreadableOntology {
    String text = value.strip();
    if (text.startsWith("\"")) {
      for (int i = 1; i < text.length(); i++) {
        if (text.charAt(i) == '\\') {
          i++;
        } else if (text.charAt(i) == '"') {
          return new Quoted(unescaped(text.substring(1, i)), text.substring(i + 1).strip());
        }
      }
    }
    throw UnreadableOntology.at(
        line,
        "obo.quote",
        "Line " + line + " has no text between two quotes where one belongs.",
        "Write it as in: synonym: \"text\" EXACT []; a quote within the text is \\\".");
  }

  /** Modifiers stand at the end of a line: key, equals sign, value. */
  private static boolean closes(String value, int open) {
    int close = value.indexOf('}', open);
    return close > 0 && value.indexOf('=', open) > 0 && value.indexOf('=', open) < close;
  }

  private static String unescaped(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        plain.append(c);
        continue;
      }
      i++;
      switch (value.charAt(i)) {
        case 'n' -> plain.append('\n');
        case 't' -> plain.append('\t');
        case 'W' -> plain.append(' ');
        default -> plain.append(value.charAt(i));
      }
    }
    return plain.toString();
  }
}
