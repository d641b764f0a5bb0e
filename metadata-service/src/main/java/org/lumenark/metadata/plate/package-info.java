/** Plates: containers of a study whose images lie in wells. */
@NullMarked
package org.lumenark.metadata.plate;

import org.jspecify.annotations.NullMarked;
