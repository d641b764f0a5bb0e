/** Who did what when. */
@NullMarked
package org.lumenark.submission.audit;

import org.jspecify.annotations.NullMarked;
