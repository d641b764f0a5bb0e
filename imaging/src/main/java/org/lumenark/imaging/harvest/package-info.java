/** What files say of how their images were taken, in the words of a study's description. */
@NullMarked
package org.lumenark.imaging.harvest;

import org.jspecify.annotations.NullMarked;
