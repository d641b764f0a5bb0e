/** How every service speaks HTTP. */
@NullMarked
package org.lumenark.platform.http;

import org.jspecify.annotations.NullMarked;
