package org.lumenark.metadata.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from; people are told by their role alone.
 *
 * @param source {@code submitted}, {@code corrected}, {@code harvested}, {@code annotation-table}
 *     or {@code file-list}
 * @param by role of whoever gave it; absent of what no one did
 * @param version that it was submitted with
 * @param was what was deposited, where it was corrected
 * @param file that it was harvested from
 * @param reader what read it, by the name of the format
 * @param tables names of annotation tables or file lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValueSource(
    String source,
    @Nullable String by,
    @Nullable Integer version,
    @Nullable Instant at,
    @Nullable JsonNode was,
    @Nullable UUID directive,
    @Nullable String file,
    @Nullable String reader,
    @Nullable List<String> tables) {

  static ValueSource submitted(int version, Instant at) {
    return new ValueSource("submitted", "depositor", version, at, null, null, null, null, null);
  }

  static ValueSource corrected(Instant at, JsonNode was, UUID directive) {
    return new ValueSource("corrected", "curator", null, at, was, directive, null, null, null);
  }

  static ValueSource harvested(String file, String reader) {
    return new ValueSource("harvested", null, null, null, null, null, file, reader, null);
  }

  static ValueSource tables(String source, List<String> names) {
    return new ValueSource(source, "depositor", null, null, null, null, null, null, names);
  }
}
