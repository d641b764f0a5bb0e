package org.lumenark.contracts.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An image as ingest found it. Of an image without a reader only id, number, path, series, name,
 * format and files are known: axes is empty then and the rest is absent.
 *
 * @param id {@link org.lumenark.contracts.id.ImageId}
 * @param number of the image in its study version, from 1: the short id is {@code S-LMK12-I7}
 * @param path of its first file
 * @param axes letters out of {@code tczyx}
 * @param shape sizes along axes
 * @param dtype NumPy's name
 * @param physicalSizes x, y, z in micrometre, t in second; unknown ones left out
 * @param files ordinals of all its files in the manifest
 * @param pixelDigest {@code sha256:} over level 0 in C order, little-endian
 * @param plate what its plate is called by the instrument or the format; absent if it is of none,
 *     if that has no name, and in events from before it was told
 */
public record ImageFacts(
    UUID id,
    long number,
    String path,
    int series,
    String name,
    String format,
    String role,
    String axes,
    List<Long> shape,
    Optional<String> dtype,
    Map<String, Double> physicalSizes,
    List<ChannelFacts> channels,
    int levels,
    Optional<String> pixelDigest,
    List<Long> files,
    Optional<String> plate) {

  public ImageFacts {
    shape = List.copyOf(shape);
    physicalSizes = Map.copyOf(physicalSizes);
    channels = List.copyOf(channels);
    files = List.copyOf(files);
  }

  /** A channel: name, colour {@code RRGGBB}, emission wavelength in nanometre. */
  public record ChannelFacts(
      Optional<String> name, Optional<String> color, Optional<Double> wavelength) {}
}
