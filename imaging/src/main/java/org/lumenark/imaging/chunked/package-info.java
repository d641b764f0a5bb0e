/** Arrays that are stored in chunks of a regular grid. */
@NullMarked
package org.lumenark.imaging.chunked;

import org.jspecify.annotations.NullMarked;
