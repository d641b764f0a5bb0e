package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a part of a document came from.
 *
 * @param pointer in PageTab JSON
 */
record Source(JsonNode node, String pointer) {}
