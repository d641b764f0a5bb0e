/** Leica LIF: the images of a project, each in a memory block behind one XML header. */
@NullMarked
package org.lumenark.imaging.lif;

import org.jspecify.annotations.NullMarked;
