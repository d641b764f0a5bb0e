/**
 * Reads TIFF 6.0, BigTIFF and their dialects. Sources: TIFF Revision 6.0 (Adobe, 1992), Adobe
 * Photoshop TIFF Technical Notes (SubIFDs, Deflate), TIFF Technical Note 3 (floating point
 * predictor), the BigTIFF design of libtiff, the OME-TIFF specification 2016-06, ImageJ's {@code
 * TiffEncoder}.
 */
@NullMarked
package org.lumenark.imaging.tiff;

import org.jspecify.annotations.NullMarked;
