/** Tables of drafts, whatever their rows say: received, loaded, listed, replaced, collected. */
@NullMarked
package org.lumenark.submission.table;

import org.jspecify.annotations.NullMarked;
