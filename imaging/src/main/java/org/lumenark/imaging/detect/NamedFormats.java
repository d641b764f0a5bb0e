package org.lumenark.imaging.detect;

import java.util.Locale;

/**
 * Files that look like a common format but are the smaller part of another one, which only their
 * name tells: the pixels lie in files beside them. A reader of the common format would show a
 * preview and call it the image.
 */
final class NamedFormats {

  private NamedFormats() {}

  static Finding refine(Finding found, String path) {
    String name = path.toLowerCase(Locale.ROOT);
    boolean tiff = found.format().equals("tiff") || found.format().equals("ome-tiff");
    if (tiff && name.endsWith(".vsi")) {
      return Finding.image(
          "unknown",
          0.9,
          found.evidence() + "; Olympus VSI by its name: the pixels are in .ets files beside it");
    }
    if (found.format().equals("jpeg") && name.endsWith(".mrxs")) {
      return Finding.image(
          "unknown",
          0.9,
          found.evidence() + "; 3DHISTECH MRXS by its name: the pixels are in a folder beside it");
    }
    if (found.format().equals("tiff") && name.matches(".*\\.jpk(-qi-image)?")) {
      return Finding.image(
          "tiff", 0.95, found.evidence() + "; JPK scanning probe image by its name");
    }
    return found;
  }
}
