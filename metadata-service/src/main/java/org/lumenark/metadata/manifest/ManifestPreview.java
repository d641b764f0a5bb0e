package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What would be frozen now.
 *
 * @param files as {@code filesAre} says
 * @param studies that they are of
 * @param bytes of these files; null of so many that they would have to be read one by one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManifestPreview(long files, Count filesAre, long studies, @Nullable Long bytes) {

  /** How a number of files is to be taken. */
  public enum Count {
    EXACT("exact"),
    /** Which of them are meant is seen when each is looked at. */
    AT_MOST("at-most");

    private final String value;

    Count(String value) {
      this.value = value;
    }

    @JsonValue
    public String value() {
      return value;
    }
  }
}
