package org.lumenark.submission.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param at when it was done or begun
 * @param by account that did it; null for the archive itself
 * @param details what depends on the action: counts, dates, a reason; never the content of metadata
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Entry(Instant at, @Nullable String by, String action, Map<String, Object> details) {

  public Entry {
    details = Map.copyOf(details);
  }
}
