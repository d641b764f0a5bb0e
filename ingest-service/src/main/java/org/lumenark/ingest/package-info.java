/** From sealed manifests to verified files and OME-Zarr images. */
@NullMarked
package org.lumenark.ingest;

import org.jspecify.annotations.NullMarked;
