/** Simple pictures: PNG, JPEG, BMP and GIF. */
@NullMarked
package org.lumenark.imaging.simple;

import org.jspecify.annotations.NullMarked;
