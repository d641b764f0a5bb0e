/** Pictures for people out of converted images. */
@NullMarked
package org.lumenark.imaging.render;

import org.jspecify.annotations.NullMarked;
