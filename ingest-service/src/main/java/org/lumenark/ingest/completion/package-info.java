/** Ends the ingest of a study version exactly once. */
@NullMarked
package org.lumenark.ingest.completion;

import org.jspecify.annotations.NullMarked;
