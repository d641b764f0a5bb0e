package org.lumenark.metadata.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the next page; null at the end
 */
public record Page<T>(
    List<T> items,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {

  public Page {
    items = List.copyOf(items);
  }
}
