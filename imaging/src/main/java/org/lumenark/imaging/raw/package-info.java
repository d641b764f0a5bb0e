/** Samples that lie in a file one after the other, and the headers before them. */
@NullMarked
package org.lumenark.imaging.raw;

import org.jspecify.annotations.NullMarked;
