package org.lumenark.submission.collection;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether new studies may come into a collection; those that are in it have versions all the same.
 */
enum Deposits {
  OPEN,
  CLOSED;

  @JsonValue
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Deposits> of(String value) {
    return Arrays.stream(values()).filter(each -> each.value().equals(value)).findFirst();
  }
}
