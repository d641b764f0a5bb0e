/** Says what files are, by their headers only. */
@NullMarked
package org.lumenark.imaging.inspect;

import org.jspecify.annotations.NullMarked;
