/** What changed for the public, in the order in which it was committed. */
@NullMarked
package org.lumenark.metadata.change;

import org.jspecify.annotations.NullMarked;
