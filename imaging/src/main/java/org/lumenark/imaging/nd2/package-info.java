/** Nikon ND2, of the chunk format since NIS-Elements 3 and of the JPEG 2000 boxes before. */
@NullMarked
package org.lumenark.imaging.nd2;

import org.jspecify.annotations.NullMarked;
