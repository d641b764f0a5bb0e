/** What two versions of a study have in common and what not. */
@NullMarked
package org.lumenark.submission.difference;

import org.jspecify.annotations.NullMarked;
