package org.lumenark.metadata.find;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of files.
 *
 * @param total of all pages, as {@code totalIs} says
 * @param facets counts over the same files as {@code total}
 * @param next cursor of the next page; null after the last
 */
public record FoundFiles(
    long total,
    Total totalIs,
    List<FoundFile> items,
    Map<String, List<Count>> facets,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

  /** How a total is to be taken. */
  public enum Total {
    EXACT("exact"),
    /** Counting ended before the files did. */
    AT_LEAST("at-least"),
    /** The index cannot tell them all apart, and they are too many to look at each. */
    AT_MOST("at-most");

    private final String value;

    Total(String value) {
      this.value = value;
    }

    @JsonValue
    public String value() {
      return value;
    }
  }

  /** How many files have a value. */
  public record Count(String value, long count) {}
}
