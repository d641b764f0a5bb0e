/** What ingest tells about a study. */
@NullMarked
package org.lumenark.submission.progress;

import org.jspecify.annotations.NullMarked;
