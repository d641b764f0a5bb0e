package org.lumenark.imaging.raw;

import org.lumenark.imaging.source.ImageDescription;

/** An image, and where its samples lie. */
public record RawImage(ImageDescription description, RawLayout layout) {}
