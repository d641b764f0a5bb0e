/**
 * Where bytes come from, what an image is, and how its pixels are read: the ports of this library.
 */
@NullMarked
package org.lumenark.imaging.source;

import org.jspecify.annotations.NullMarked;
