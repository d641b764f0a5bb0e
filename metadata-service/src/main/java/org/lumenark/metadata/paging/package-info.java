/** Cursors and limits of lists. */
@NullMarked
package org.lumenark.metadata.paging;

import org.jspecify.annotations.NullMarked;
