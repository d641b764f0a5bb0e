/** Writes lossless WebP. */
@NullMarked
package org.lumenark.imaging.webp;

import org.jspecify.annotations.NullMarked;
