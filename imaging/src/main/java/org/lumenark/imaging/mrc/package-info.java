/** MRC and CCP4 maps. */
@NullMarked
package org.lumenark.imaging.mrc;

import org.jspecify.annotations.NullMarked;
