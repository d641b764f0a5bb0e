/** How public studies are used, as the gateway counts it. */
@NullMarked
package org.lumenark.metadata.usage;

import org.jspecify.annotations.NullMarked;
