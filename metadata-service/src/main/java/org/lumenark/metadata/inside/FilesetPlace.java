package org.lumenark.metadata.inside;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * Where the newest container of a file set lies in {@code derived}.
 *
 * @param open whether anyone may read it
 */
public record FilesetPlace(
    String accession, @JsonProperty("public") boolean open, String prefix, UUID conversion) {}
