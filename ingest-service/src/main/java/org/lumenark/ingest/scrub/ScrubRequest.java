package org.lumenark.ingest.scrub;

import org.jspecify.annotations.Nullable;

/**
 * What to scrub.
 *
 * @param accession null for all studies
 */
public record ScrubRequest(@Nullable String accession) {}
