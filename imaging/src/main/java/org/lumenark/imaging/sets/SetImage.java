package org.lumenark.imaging.sets;

import java.util.Optional;

/**
 * One image of a set.
 *
 * @param group its path in a container, see {@link
 *     org.lumenark.imaging.source.PixelSource#groupPath(int)}
 */
record SetImage(String name, Optional<String> group, PlaneGrid grid, SetFacts facts) {}
