package org.lumenark.search.find;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opensearch.client.opensearch._types.FieldValue;

/**
 * Where a page ended: score, release date in milliseconds, key. Scores depend on nothing but the
 * document and the query, so that a page stays where it is while others are added. Given back by
 * clients, hence read strictly; it carries no right.
 */
record Cursor(double score, long releaseDate, String key) {

  private static final int MOST_CHARACTERS = 200;
  private static final Pattern FORM =
      Pattern.compile("1~(\\d{1,9}(?:\\.\\d{1,20})?)~(-?\\d{1,18})~([A-Za-z0-9-]{1,64})");

  static Optional<Cursor> read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      return form.matches()
          ? Optional.of(
              new Cursor(
                  Double.parseDouble(form.group(1)), Long.parseLong(form.group(2)), form.group(3)))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** From the sort values of the last hit of a page. */
  static Cursor of(List<FieldValue> sort) {
    FieldValue score = sort.get(0);
    FieldValue date = sort.get(1);
    return new Cursor(
        score.isDouble() ? score.doubleValue() : score.longValue(),
        date.isLong() ? date.longValue() : (long) date.doubleValue(),
        sort.get(2).stringValue());
  }

  List<FieldValue> searchAfter() {
    return List.of(FieldValue.of(score), FieldValue.of(releaseDate), FieldValue.of(key));
  }

  String text() {
    String plain = "1~" + BigDecimal.valueOf(score).toPlainString() + "~" + releaseDate + "~" + key;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }
}
