package org.lumenark.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A value of a study's metadata that a directive of the curators corrected.
 *
 * @param pointer where it was corrected; a later version may have something else there
 * @param was what stood there before
 * @param value what it was corrected to
 */
public record CorrectedValue(
    String pointer, JsonNode was, JsonNode value, UUID directive, Instant correctedAt) {}
