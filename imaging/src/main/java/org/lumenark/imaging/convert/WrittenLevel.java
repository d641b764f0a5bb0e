package org.lumenark.imaging.convert;

import org.lumenark.imaging.zarr.ArrayLayout;

/** One array that was written, and what its chunks must be. */
record WrittenLevel(String path, ArrayLayout layout, ChunkChecksums checksums) {}
