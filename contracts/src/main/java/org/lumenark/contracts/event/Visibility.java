package org.lumenark.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may see a study or image. */
public enum Visibility {
  PRIVATE,
  PUBLIC,
  WITHDRAWN;

  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Visibility of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
