/** Resumable uploads (tus 1.0.0). */
@NullMarked
package org.lumenark.submission.upload;

import org.jspecify.annotations.NullMarked;
