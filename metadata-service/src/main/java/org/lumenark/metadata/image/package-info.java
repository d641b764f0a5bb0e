/** Images of a study. */
@NullMarked
package org.lumenark.metadata.image;

import org.jspecify.annotations.NullMarked;
