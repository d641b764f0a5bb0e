/** From the images of one file set to one OME-Zarr container, in one pass and in bounded memory. */
@NullMarked
package org.lumenark.imaging.convert;

import org.jspecify.annotations.NullMarked;
