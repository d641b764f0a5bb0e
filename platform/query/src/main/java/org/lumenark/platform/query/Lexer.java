package org.lumenark.platform.query;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens, in time linear in its length. */
final class Lexer {

  private static final String RESERVED = "()[]{}\":*~^\\";

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) throws QuerySyntaxException {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    while (lexer.skipSpace()) {
      tokens.add(lexer.next());
    }
    tokens.add(new Token.End(text.length()));
    return tokens;
  }

  private boolean skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private Token next() throws QuerySyntaxException {
    int start = at;
    return switch (text.charAt(at++)) {
      case '(' -> new Token.Open(start);
      case ')' -> new Token.Close(start);
      case ':' -> new Token.Colon(start);
      case '"' -> new Token.Quoted(until('"', start, "A quotation mark is not closed."), start);
      case '[' -> new Token.Bracketed(until(']', start, "A range is not closed."), start);
      case ']' -> throw unexpected(start, "Open the range with [.");
      case '{', '}' ->
          throw unexpected(start, "Write ranges with square brackets: [1 TO 9], ends included.");
      case '~' -> new Token.Tilde(start);
      case '*', '^', '\\' ->
          throw unexpected(start, "Leave the character out, or put the words in quotation marks.");
      default -> word(start);
    };
  }

  private String until(char end, int start, String message) throws QuerySyntaxException {
    int close = text.indexOf(end, at);
    if (close < 0) {
      throw new QuerySyntaxException(start, message, "Close it with " + end + ".");
    }
    String content = text.substring(at, close);
    at = close + 1;
    return content;
  }

  private Token word(int start) {
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "AND" -> new Token.AndWord(start);
      case "OR" -> new Token.OrWord(start);
      case "NOT" -> new Token.NotWord(start);
      default -> new Token.Text(word, start);
    };
  }

  private QuerySyntaxException unexpected(int position, String remedy) {
    return new QuerySyntaxException(
        position,
        "The character " + text.charAt(position) + " is not part of the query language here.",
        remedy);
  }

  private static boolean isWord(char character) {
    return !isSpace(character) && RESERVED.indexOf(character) < 0;
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character);
  }
}
