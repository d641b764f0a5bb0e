/** From images to OME-Zarr and thumbnails in the store. */
@NullMarked
package org.lumenark.ingest.convert;

import org.jspecify.annotations.NullMarked;
