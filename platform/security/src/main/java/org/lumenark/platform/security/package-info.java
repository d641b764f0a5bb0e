/** Who calls, and what a caller may see. */
@NullMarked
package org.lumenark.platform.security;

import org.jspecify.annotations.NullMarked;
