/** Places that the operator allows depositors to import files from. */
@NullMarked
package org.lumenark.submission.source;

import org.jspecify.annotations.NullMarked;
