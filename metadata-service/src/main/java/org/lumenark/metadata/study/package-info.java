/** Studies of the catalogue: their rows, who may see them, and how they are shown. */
@NullMarked
package org.lumenark.metadata.study;

import org.jspecify.annotations.NullMarked;
