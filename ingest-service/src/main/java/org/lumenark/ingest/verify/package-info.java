/** Re-reads stored bytes, compares them with their digests and detects formats. */
@NullMarked
package org.lumenark.ingest.verify;

import org.jspecify.annotations.NullMarked;
