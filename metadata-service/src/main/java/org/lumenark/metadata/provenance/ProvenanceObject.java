package org.lumenark.metadata.provenance;

import java.util.Map;

/**
 * Where the values of a study or image come from.
 *
 * @param values by JSON pointers: of a study into its {@code metadata}, of an image into the image
 *     object. The longest pointer that leads to a value, or to what holds it, counts.
 */
public record ProvenanceObject(String accession, int version, Map<String, ValueSource> values) {}
