/** Release dates and their clock. */
@NullMarked
package org.lumenark.submission.release;

import org.jspecify.annotations.NullMarked;
