package org.lumenark.imaging.source;

/**
 * Something that the owner of the files should know although they can be read.
 *
 * @param code as {@link ImagingException} has them
 * @param place file or image
 * @param message a sentence
 */
public record SourceWarning(String code, String place, String message) {}
