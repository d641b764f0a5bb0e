/** Archives that depositors upload, read from the store without trust. */
@NullMarked
package org.lumenark.submission.archive;

import org.jspecify.annotations.NullMarked;
