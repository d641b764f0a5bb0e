package org.lumenark.contracts.event;

import java.util.Optional;
import java.util.UUID;

/**
 * Where an image's OME-Zarr lies in the bucket {@code derived}: the container {@code
 * {fileset}/{conversion}.ome.zarr} and a group in it.
 *
 * @param group path of the image's group below the container, empty for its root
 * @param bytes of the whole container
 * @param thumbnail key of a PNG in {@code derived}
 */
public record Representation(
    UUID fileset, UUID conversion, String group, long bytes, Optional<String> thumbnail) {

  /** Prefix of every key of the container, ending in {@code /}. */
  public String prefix() {
    return fileset + "/" + conversion + ".ome.zarr/";
  }
}
