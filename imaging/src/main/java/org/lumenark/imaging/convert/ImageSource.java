package org.lumenark.imaging.convert;

import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.PixelSource;

/**
 * One image of an open source.
 *
 * @param number among the source's images
 * @param role what it is taken for
 */
record ImageSource(PixelSource source, int number, ImageDescription description, ImageRole role) {}
