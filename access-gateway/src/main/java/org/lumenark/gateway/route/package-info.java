/** Which requests are let in, and to whom they go. */
@NullMarked
package org.lumenark.gateway.route;

import org.jspecify.annotations.NullMarked;
