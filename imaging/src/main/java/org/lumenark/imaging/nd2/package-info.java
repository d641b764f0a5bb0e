/** Nikon ND2 of the chunk format, which NIS-Elements writes since version 3. */
@NullMarked
package org.lumenark.imaging.nd2;

import org.jspecify.annotations.NullMarked;
