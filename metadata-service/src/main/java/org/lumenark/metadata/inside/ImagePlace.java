package org.lumenark.metadata.inside;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an image lies in {@code derived}.
 *
 * @param open whether anyone may read it
 * @param state of its conversion; only a converted one has a place
 * @param prefix of the container's keys, ending in {@code /}
 * @param group path of its group in the container
 * @param thumbnail key of a PNG
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImagePlace(
    String accession,
    @JsonProperty("public") boolean open,
    String state,
    @Nullable String prefix,
    @Nullable String group,
    @Nullable UUID conversion,
    @Nullable String thumbnail) {}
