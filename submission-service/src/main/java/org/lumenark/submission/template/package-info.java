/** What study documents look like and what templates ask for, the same for everyone. */
@NullMarked
package org.lumenark.submission.template;

import org.jspecify.annotations.NullMarked;
