/** Bytes of deposited files, read from the store. */
@NullMarked
package org.lumenark.ingest.blob;

import org.jspecify.annotations.NullMarked;
