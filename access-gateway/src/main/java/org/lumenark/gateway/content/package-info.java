/** Files, OME-Zarr and thumbnails, straight from the object store. */
@NullMarked
package org.lumenark.gateway.content;

import org.jspecify.annotations.NullMarked;
