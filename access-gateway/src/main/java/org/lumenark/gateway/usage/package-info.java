/** Counts how studies are used, as COUNTER does, without keeping who used them. */
@NullMarked
package org.lumenark.gateway.usage;

import org.jspecify.annotations.NullMarked;
