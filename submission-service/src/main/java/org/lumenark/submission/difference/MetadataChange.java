package org.lumenark.submission.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that two documents say otherwise.
 *
 * @param pointer JSON pointer into the later document, of what was removed into the earlier one
 * @param from what the earlier document says; null if nothing
 * @param to what the later document says; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MetadataChange(Kind change, String pointer, @Nullable JsonNode from, @Nullable JsonNode to) {

  /** What became of it. */
  enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /** The list has elements in another order; what they say is told by itself. */
    REORDERED;

    @JsonValue
    String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
