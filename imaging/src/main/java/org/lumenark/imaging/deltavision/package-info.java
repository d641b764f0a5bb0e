/** DeltaVision files. */
@NullMarked
package org.lumenark.imaging.deltavision;

import org.jspecify.annotations.NullMarked;
