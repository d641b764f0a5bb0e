/** What the files of a draft say, offered for its description; nothing is filled in by itself. */
@NullMarked
package org.lumenark.submission.prefill;

import org.jspecify.annotations.NullMarked;
