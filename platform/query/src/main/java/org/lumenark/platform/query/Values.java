package org.lumenark.platform.query;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what stands after a field's colon, as the field's kind wants it. */
final class Values {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String OPEN = "*";

  private Values() {}

  static Query word(Optional<Field> field, Token.Text word) throws QuerySyntaxException {
    if ("+-!&|".indexOf(word.value().charAt(0)) >= 0) {
      throw new QuerySyntaxException(
          word.position(),
          "Operators are the words AND, OR and NOT.",
          "Write them out, or put the text in quotation marks.");
    }
    requireWord(word.value(), word.position());
    return new Query.Word(field, word.value());
  }

  static Query phrase(Optional<Field> field, Token.Quoted phrase) throws QuerySyntaxException {
    requireWord(phrase.value(), phrase.position());
    return new Query.Phrase(field, phrase.value());
  }

  static Query of(Field field, Token.Text word) throws QuerySyntaxException {
    return switch (field.kind()) {
      case TEXT, TERM -> word(Optional.of(field), word);
      case EXACT, VERBATIM, NUMBER, TIME -> value(field, word.value(), word.position());
    };
  }

  static Query of(Field field, Token.Quoted phrase) throws QuerySyntaxException {
    return switch (field.kind()) {
      case TEXT, TERM -> phrase(Optional.of(field), phrase);
      case EXACT, VERBATIM, NUMBER, TIME -> value(field, phrase.value().strip(), phrase.position());
    };
  }

  /**
   * @param name as it stands before the tilde
   */
  static Query below(Field field, String name, int position, Token.Tilde tilde)
      throws QuerySyntaxException {
    requireWord(name, position);
    return switch (field.kind()) {
      case TERM -> new Query.Below(field, name.strip());
      case TEXT, EXACT, VERBATIM, NUMBER, TIME ->
          throw new QuerySyntaxException(
              tilde.position(),
              "The field " + field.name() + " has no ontology to go down.",
              "Leave ~ out.");
    };
  }

  static Query range(Field field, Token.Bracketed range) throws QuerySyntaxException {
    String[] bounds = SPACE.split(range.value().strip());
    if (bounds.length != 3 || !bounds[1].equals("TO")) {
      throw new QuerySyntaxException(
          range.position(), "This is not a range.", "Write [from TO to]; * is an open end.");
    }
    Optional<String> from = bound(bounds[0]);
    Optional<String> to = bound(bounds[2]);
    int position = range.position();
    return switch (field.kind()) {
      case NUMBER -> numbers(field, from, to, position);
      case TIME -> times(field, from, to, position);
      case TEXT, TERM, EXACT, VERBATIM ->
          throw new QuerySyntaxException(
              position, "The field " + field.name() + " has no order.", "Name a value instead.");
    };
  }

  private static Query value(Field field, String value, int position) throws QuerySyntaxException {
    Optional<String> both = Optional.of(value);
    return switch (field.kind()) {
      case NUMBER -> numbers(field, both, both, position);
      case TIME -> times(field, both, both, position);
      case VERBATIM -> {
        requireWord(value, position);
        yield new Query.Exactly(field, value);
      }
      case TEXT, TERM, EXACT -> {
        requireWord(value, position);
        yield new Query.Exactly(field, value.toLowerCase(Locale.ROOT));
      }
    };
  }

  private static Query numbers(
      Field field, Optional<String> from, Optional<String> to, int position)
      throws QuerySyntaxException {
    return new Query.Numbers(field, number(from, position), number(to, position));
  }

  private static Query times(Field field, Optional<String> from, Optional<String> to, int position)
      throws QuerySyntaxException {
    return new Query.Times(
        field,
        from.isEmpty() ? Optional.empty() : Optional.of(TimeSpan.of(from.get(), position).start()),
        to.isEmpty() ? Optional.empty() : Optional.of(TimeSpan.of(to.get(), position).end()));
  }

  private static Optional<BigDecimal> number(Optional<String> text, int position)
      throws QuerySyntaxException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(text.get()).matches()) {
      throw new QuerySyntaxException(
          position, "A number is needed here.", "Write digits, with a point before decimals.");
    }
    return Optional.of(new BigDecimal(text.get()));
  }

  private static Optional<String> bound(String text) {
    return text.equals(OPEN) ? Optional.empty() : Optional.of(text);
  }

  private static void requireWord(String text, int position) throws QuerySyntaxException {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new QuerySyntaxException(
          position, "There is no letter or digit to search for.", "Name a word.");
    }
  }
}
