/** Problems as RFC 9457 has them, with stable codes. */
@NullMarked
package org.lumenark.platform.problem;

import org.jspecify.annotations.NullMarked;
