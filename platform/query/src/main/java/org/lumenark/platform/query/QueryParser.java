package org.lumenark.platform.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recursive descent over {@code or := and (OR and)*}, {@code and := not (AND? not)*}, {@code not :=
 * NOT* term}, {@code term := '(' or ')' | [field ':'] (word | "phrase" | [range]) | field ':' (word
 * | "phrase") '~'}. Length, depth and number of terms are bounded before anything is built from
 * them.
 */
public final class QueryParser {

  /** Longest query, in characters. */
  public static final int MOST_CHARACTERS = 1_000;

  /** Deepest nesting of parentheses and NOT. */
  public static final int MOST_DEPTH = 20;

  /** Most words, phrases and ranges together. */
  public static final int MOST_TERMS = 64;

  private final List<Token> tokens;
  private final Vocabulary vocabulary;
  private int at;
  private int terms;

  private QueryParser(List<Token> tokens, Vocabulary vocabulary) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
  }

  public static ParsedQuery parse(String text, Vocabulary vocabulary) {
    if (text.length() > MOST_CHARACTERS) {
      return new ParsedQuery.NotUnderstood(
          MOST_CHARACTERS,
          "The query is longer than " + MOST_CHARACTERS + " characters.",
          "Shorten it.");
    }
    try {
      List<Token> tokens = Lexer.tokens(text);
      if (tokens.size() == 1) {
        return new ParsedQuery.Understood(new Query.Everything());
      }
      QueryParser parser = new QueryParser(tokens, vocabulary);
      Query query = parser.or(0);
      parser.expectEnd();
      return new ParsedQuery.Understood(query);
    } catch (QuerySyntaxException exception) {
      return exception.finding();
    }
  }

  private Query or(int depth) throws QuerySyntaxException {
    List<Query> parts = new ArrayList<>();
    parts.add(and(depth));
    while (peek() instanceof Token.OrWord) {
      at++;
      parts.add(and(depth));
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
  }

  private Query and(int depth) throws QuerySyntaxException {
    List<Query> parts = new ArrayList<>();
    parts.add(not(depth));
    while (true) {
      switch (peek()) {
        case Token.AndWord _ -> at++;
        case Token.OrWord _, Token.Close _, Token.End _ -> {
          return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
        }
        case Token.Text _,
            Token.Quoted _,
            Token.Bracketed _,
            Token.Colon _,
            Token.Tilde _,
            Token.Open _,
            Token.NotWord _ -> {}
      }
      parts.add(not(depth));
    }
  }

  private Query not(int depth) throws QuerySyntaxException {
    if (peek() instanceof Token.NotWord(int position)) {
      at++;
      return new Query.Not(not(deeper(depth, position)));
    }
    return term(depth);
  }

  private Query term(int depth) throws QuerySyntaxException {
    Token token = tokens.get(at++);
    return switch (token) {
      case Token.Open(int position) -> {
        Query inner = or(deeper(depth, position));
        if (!(tokens.get(at++) instanceof Token.Close)) {
          throw new QuerySyntaxException(
              position, "A parenthesis is not closed.", "Close it with ).");
        }
        yield inner;
      }
      case Token.Text text when peek() instanceof Token.Colon -> fieldTerm(text);
      case Token.Text text -> {
        count(text);
        yield Values.word(Optional.empty(), text);
      }
      case Token.Quoted phrase -> {
        count(phrase);
        yield Values.phrase(Optional.empty(), phrase);
      }
      case Token.Bracketed range ->
          throw new QuerySyntaxException(
              range.position(), "A range needs a field.", "Write field:[1 TO 9].");
      case Token.Colon colon ->
          throw new QuerySyntaxException(
              colon.position(), "A colon needs a field before it.", "Write field:value.");
      case Token.Tilde tilde ->
          throw new QuerySyntaxException(
              tilde.position(),
              "A tilde stands behind the value of a field.",
              "Write organism:mammal~, or leave it out.");
      case Token.Close close ->
          throw new QuerySyntaxException(
              close.position(), "A parenthesis closes what was not opened.", "Remove it.");
      case Token.AndWord _, Token.OrWord _, Token.NotWord _, Token.End _ ->
          throw new QuerySyntaxException(
              token.position(), "A word, phrase or field is missing here.", "Complete the query.");
    };
  }

  private Query fieldTerm(Token.Text name) throws QuerySyntaxException {
    Field field =
        vocabulary
            .field(name.value())
            .orElseThrow(() ->
                new QuerySyntaxException(
                    name.position(),
                    "There is no field " + name.value() + ".",
                    "Use one of "
                        + String.join(", ", vocabulary.names())
                        + "; put text with a colon in quotation marks."));
    at++;
    Token value = tokens.get(at++);
    count(value);
    return switch (value) {
      case Token.Text text ->
          peek() instanceof Token.Tilde tilde
              ? below(field, text.value(), text.position(), tilde)
              : Values.of(field, text);
      case Token.Quoted phrase ->
          peek() instanceof Token.Tilde tilde
              ? below(field, phrase.value(), phrase.position(), tilde)
              : Values.of(field, phrase);
      case Token.Bracketed range -> Values.range(field, range);
      case Token.Colon _,
          Token.Tilde _,
          Token.Open _,
          Token.Close _,
          Token.AndWord _,
          Token.OrWord _,
          Token.NotWord _,
          Token.End _ ->
          throw new QuerySyntaxException(
              value.position(),
              "The field " + field.name() + " has no value.",
              "Write a word, a phrase in quotation marks, or a range after the colon.");
    };
  }

  private Query below(Field field, String name, int position, Token.Tilde tilde)
      throws QuerySyntaxException {
    at++;
    return Values.below(field, name, position, tilde);
  }

  private int deeper(int depth, int position) throws QuerySyntaxException {
    if (depth >= MOST_DEPTH) {
      throw new QuerySyntaxException(
          position, "The query is nested deeper than " + MOST_DEPTH + ".", "Make it flatter.");
    }
    return depth + 1;
  }

  private void count(Token token) throws QuerySyntaxException {
    terms++;
    if (terms > MOST_TERMS) {
      throw new QuerySyntaxException(
          token.position(), "The query has more than " + MOST_TERMS + " terms.", "Use fewer.");
    }
  }

  private void expectEnd() throws QuerySyntaxException {
    if (!(peek() instanceof Token.End)) {
      throw new QuerySyntaxException(
          peek().position(), "A parenthesis closes what was not opened.", "Remove it.");
    }
  }

  private Token peek() {
    return tokens.get(at);
  }
}
