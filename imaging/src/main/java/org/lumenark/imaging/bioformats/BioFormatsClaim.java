package org.lumenark.imaging.bioformats;

/**
 * What Bio-Formats takes a file for.
 *
 * @param format in its words
 * @param byContent whether the first bytes say so too; else only the name does, and reading may
 *     show that it is something else
 */
public record BioFormatsClaim(String format, boolean byContent) {}
