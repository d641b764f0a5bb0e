/** From a manifest to batches of files. */
@NullMarked
package org.lumenark.ingest.plan;

import org.jspecify.annotations.NullMarked;
