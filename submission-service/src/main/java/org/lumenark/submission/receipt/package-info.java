/** Signed receipts of submissions. */
@NullMarked
package org.lumenark.submission.receipt;

import org.jspecify.annotations.NullMarked;
