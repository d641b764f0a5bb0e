package org.lumenark.imaging.detect;

/**
 * What a file is.
 *
 * @param format the most specific of the contract's names ({@code ome-tiff}, {@code png}, {@code text}, {@code unknown} ...)
 * @param confidence 0 to 1
 * @param evidence what was seen, for people ({@code "II 2A 00 at 0, OME-XML in ImageDescription"})
 * @param extensionMatches false if the file's name claims another format
 * @param image whether this format holds pixels, read by us or not
 */
public record Detection(
    String format, double confidence, String evidence, boolean extensionMatches, boolean image) {}
