package org.lumenark.search.index;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How the index stands.
 *
 * @param studies that can be found, public and private
 * @param images that can be found
 * @param files of those studies
 */
public record Rebuild(State state, long studies, long images, long files) {

  /** Whether a new set of indices is being filled beside the one that serves. */
  public enum State {
    BUILDING,
    COMPLETE;

    @JsonValue
    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
