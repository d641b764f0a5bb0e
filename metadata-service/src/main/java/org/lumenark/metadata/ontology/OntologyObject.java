package org.lumenark.metadata.ontology;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ontology that is loaded.
 *
 * @param name as it was loaded, such as {@code NCBITaxon}
 * @param version its file's own, or the day it was loaded
 * @param form of the file: {@code obo} or {@code owl}
 * @param terms that may be chosen or looked up
 * @param obsolete how many of them are not to be used any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OntologyObject(
    String name,
    String version,
    @Nullable String form,
    long terms,
    long obsolete,
    Instant loadedAt) {}
