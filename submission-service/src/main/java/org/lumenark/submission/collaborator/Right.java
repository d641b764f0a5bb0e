package org.lumenark.submission.collaborator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What someone may do with a deposit; each right includes those before it. */
public enum Right {
  /** See the draft, its files and history, and the study while it is private. */
  VIEW,
  /** Change metadata and files. */
  EDIT,
  /** Submit, and set the release date. */
  SUBMIT,
  /** Delete, withdraw, and say who else may do what; the owner's alone. */
  OWN;

  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(Right other) {
    return compareTo(other) >= 0;
  }

  /** A right that can be given to others. */
  static Optional<Right> givable(String value) {
    return Arrays.stream(values())
        .filter(right -> right != OWN && right.value().equals(value))
        .findFirst();
  }
}
