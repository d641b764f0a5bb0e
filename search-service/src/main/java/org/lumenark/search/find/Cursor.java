package org.lumenark.search.find;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.EventJson;
import org.opensearch.client.opensearch._types.FieldValue;

/**
 * Where a page ended: how the results are sorted and matched, and the sort values of the last one.
 * Scores depend on nothing but the document and the query, so that a page stays where it is while
 * others are added. Given back by clients, hence read strictly; it carries no right.
 */
record Cursor(Sort sort, Matching matching, List<FieldValue> after) {

  private static final int FORM = 2;
  private static final int MOST_CHARACTERS = 600;
  private static final int FIRST_VALUE = 3;
  private static final int LONGEST_TEXT = 200;
  private static final double GREATEST = 1e9;

  Cursor {
    after = List.copyOf(after);
  }

  static Optional<Cursor> read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return read(
          EventJson.mapper().readTree(new String(Base64.getUrlDecoder().decode(text), UTF_8)));
    } catch (IllegalArgumentException | JsonProcessingException noCursor) {
      return Optional.empty();
    }
  }

  private static Optional<Cursor> read(JsonNode parts) {
    if (parts == null || !parts.isArray() || parts.path(0).asInt() != FORM) {
      return Optional.empty();
    }
    Optional<Sort> sort = Sort.of(parts.path(1).asText());
    Optional<Matching> matching = Matching.of(parts.path(2).asText());
    List<FieldValue> after = new ArrayList<>();
    for (int at = FIRST_VALUE; at < parts.size(); at++) {
      value(parts.get(at)).ifPresent(after::add);
    }
    boolean whole = sort.isPresent() && after.size() == parts.size() - FIRST_VALUE;
    return whole && after.size() == (sort.get() == Sort.RELEVANCE ? 3 : 2)
        ? matching.map(how -> new Cursor(sort.get(), how, after))
        : Optional.empty();
  }

  /** Null is that of an index that does not have the field yet. */
  private static Optional<FieldValue> value(JsonNode value) {
    if (value.isNull()) {
      return Optional.of(FieldValue.NULL);
    }
    if (value.isTextual() && value.asText().length() <= LONGEST_TEXT) {
      return Optional.of(FieldValue.of(value.asText()));
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Optional.of(FieldValue.of(value.asLong()));
    }
    return value.isNumber() && Math.abs(value.asDouble()) < GREATEST
        ? Optional.of(FieldValue.of(value.asDouble()))
        : Optional.empty();
  }

  String text() {
    ArrayNode parts =
        EventJson.mapper().createArrayNode().add(FORM).add(sort.label()).add(matching.label());
    for (FieldValue value : after) {
      if (value.isNull()) {
        parts.addNull();
      } else if (value.isString()) {
        parts.add(value.stringValue());
      } else if (value.isLong()) {
        parts.add(value.longValue());
      } else {
        parts.add(BigDecimal.valueOf(value.doubleValue()));
      }
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.toString().getBytes(UTF_8));
  }
}
