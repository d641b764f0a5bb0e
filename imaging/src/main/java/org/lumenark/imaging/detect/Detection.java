package org.lumenark.imaging.detect;

import java.util.Optional;

/**
 * What a file is.
 *
 * @param format the most specific of the contract's names ({@code ome-tiff}, {@code png}, {@code
 *     text}, {@code unknown} ...); of what is inside where the file is wrapped
 * @param confidence 0 to 1
 * @param evidence what was seen, for people ({@code "II 2A 00 at 0, OME-XML in ImageDescription"})
 * @param extensionMatches false if the file's name claims another format
 * @param image whether this format holds pixels, read by us or not
 * @param wrapper {@code gzip}, {@code bzip2} or {@code zip} around one file of this format
 */
public record Detection(
    String format,
    double confidence,
    String evidence,
    boolean extensionMatches,
    boolean image,
    Optional<String> wrapper) {

  /** A file that is not wrapped. */
  public Detection(
      String format, double confidence, String evidence, boolean extensionMatches, boolean image) {
    this(format, confidence, evidence, extensionMatches, image, Optional.empty());
  }
}
