/** What depositors prepare before they submit. */
@NullMarked
package org.lumenark.submission.draft;

import org.jspecify.annotations.NullMarked;
