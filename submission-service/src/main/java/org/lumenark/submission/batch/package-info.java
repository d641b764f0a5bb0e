/** Many small files in one tar stream. */
@NullMarked
package org.lumenark.submission.batch;

import org.jspecify.annotations.NullMarked;
