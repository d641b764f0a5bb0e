/** Re-hashes stored blobs on request. */
@NullMarked
package org.lumenark.ingest.scrub;

import org.jspecify.annotations.NullMarked;
