/** Tells the rest of the archive the whole state of studies and images. */
@NullMarked
package org.lumenark.metadata.announcement;

import org.jspecify.annotations.NullMarked;
