/** Generated images with texture, for tests and measurements. */
@NullMarked
package org.lumenark.imaging.texture;

import org.jspecify.annotations.NullMarked;
