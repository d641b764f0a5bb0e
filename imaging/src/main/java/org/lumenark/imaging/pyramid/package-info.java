/** Resolution levels and statistics, computed while planes stream by. */
@NullMarked
package org.lumenark.imaging.pyramid;

import org.jspecify.annotations.NullMarked;
