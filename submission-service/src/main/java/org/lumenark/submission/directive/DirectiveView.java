package org.lumenark.submission.directive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directive and how far it is.
 *
 * @param state {@code applying}, {@code applied}, {@code reverting} or {@code reverted}
 * @param studies that it changed
 * @param places in them
 * @param refused studies that the new value would have made invalid; they were left as they are
 * @param kept places that were not reverted because they say something else by now
 */
@JsonInclude(Include.NON_NULL)
public record DirectiveView(
    UUID id,
    String field,
    JsonNode old,
    @JsonProperty("new") JsonNode value,
    String state,
    String by,
    Instant createdAt,
    @Nullable Instant finishedAt,
    long studies,
    long places,
    long refused,
    long kept) {}
