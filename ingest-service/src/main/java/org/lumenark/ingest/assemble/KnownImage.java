package org.lumenark.ingest.assemble;

import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.Representation;

/**
 * An image that another version of the study has too.
 *
 * @param conversion present if it is converted
 */
record KnownImage(UUID id, long number, Optional<Conversion> conversion) {

  /** What its conversion found, and where its OME-Zarr lies. */
  record Conversion(ImageFacts facts, Representation representation) {}
}
