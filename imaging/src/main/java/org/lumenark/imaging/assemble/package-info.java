/** Which files of a set form one image. */
@NullMarked
package org.lumenark.imaging.assemble;

import org.jspecify.annotations.NullMarked;
