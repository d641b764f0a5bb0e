/** Immutable blobs and derived objects in an S3-compatible store, and the checks on their bytes. */
@NullMarked
package org.lumenark.platform.storage;

import org.jspecify.annotations.NullMarked;
