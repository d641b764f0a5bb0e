package org.lumenark.imaging.validate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** The specification forbids it. */
  ERROR,
  /** The specification advises against it, or a reader may stumble over it. */
  WARNING;

  /** As the contract writes it. */
  @JsonValue
  public String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
