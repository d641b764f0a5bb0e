package org.lumenark.metadata.annotation;

import java.util.Optional;
import java.util.UUID;

/**
 * An image with all that rows may call it by.
 *
 * @param path of the first file
 * @param name as its file calls it
 * @param group of the image in its container; empty for the root
 * @param fileset files that it was converted with
 * @param plate what its plate is called by the instrument or the format
 */
public record NamedImage(
    UUID id,
    String path,
    String name,
    String group,
    Optional<UUID> fileset,
    Optional<String> plate) {}
