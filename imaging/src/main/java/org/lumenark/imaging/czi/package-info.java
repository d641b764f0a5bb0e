/** Zeiss CZI (ZISRAW): images of scenes, stitched from their subblocks. */
@NullMarked
package org.lumenark.imaging.czi;

import org.jspecify.annotations.NullMarked;
