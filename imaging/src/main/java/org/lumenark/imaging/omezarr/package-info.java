/** Reads OME-Zarr: images, plates and labels of OME-NGFF 0.1 to 0.5 on Zarr v2 and v3. */
@NullMarked
package org.lumenark.imaging.omezarr;

import org.jspecify.annotations.NullMarked;
