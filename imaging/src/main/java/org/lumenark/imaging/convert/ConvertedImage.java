package org.lumenark.imaging.convert;

import java.util.List;
import java.util.Map;

/**
 * One image as it was written. The fields are those of the contract.
 *
 * @param path of its group in the container; empty for the root
 * @param role {@code image}, {@code label} or {@code associated}
 * @param axes letters of the axes, always {@code tczyx}
 * @param dtype as NumPy names it
 * @param physicalSizes x, y, z in micrometre, t in second; unknown ones are absent
 * @param channels of each the keys name, color, wavelength where known
 * @param levels number of resolutions
 * @param pixelDigest {@code sha256:} and hex over level 0 in C order of the axes, little-endian
 * @param files that hold its pixels or its metadata
 */
public record ConvertedImage(
    String path,
    String name,
    String role,
    String axes,
    List<Long> shape,
    String dtype,
    Map<String, Double> physicalSizes,
    List<Map<String, Object>> channels,
    int levels,
    String pixelDigest,
    List<String> files,
    ValidationReport validation) {

  public ConvertedImage {
    shape = List.copyOf(shape);
    physicalSizes = Map.copyOf(physicalSizes);
    channels = List.copyOf(channels);
    files = List.copyOf(files);
  }
}
