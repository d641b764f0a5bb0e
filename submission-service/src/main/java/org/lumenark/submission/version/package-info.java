/** Drafts of the next version of a study. */
@NullMarked
package org.lumenark.submission.version;

import org.jspecify.annotations.NullMarked;
