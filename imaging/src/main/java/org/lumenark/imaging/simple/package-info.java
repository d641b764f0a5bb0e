/** Simple pictures: PNG and JPEG. */
@NullMarked
package org.lumenark.imaging.simple;

import org.jspecify.annotations.NullMarked;
