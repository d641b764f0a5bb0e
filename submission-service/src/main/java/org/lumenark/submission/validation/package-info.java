/** What stands between a draft and its submission. */
@NullMarked
package org.lumenark.submission.validation;

import org.jspecify.annotations.NullMarked;
