/**
 * Zarr v3 as OME-Zarr 0.5 uses it: sharded arrays, their codecs and metadata, where objects are put
 * and read back.
 */
@NullMarked
package org.lumenark.imaging.zarr;

import org.jspecify.annotations.NullMarked;
