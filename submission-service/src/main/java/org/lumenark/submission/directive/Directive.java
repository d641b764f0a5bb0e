package org.lumenark.submission.directive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A directive that has work to do.
 *
 * @param accessions empty for all
 * @param reached studies up to this accession are done
 */
record Directive(
    UUID id,
    FieldPattern field,
    JsonNode old,
    JsonNode value,
    Optional<List<String>> accessions,
    boolean reverting,
    String author,
    String authorName,
    String reached) {}
