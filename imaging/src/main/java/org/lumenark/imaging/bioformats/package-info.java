/**
 * Formats that only Bio-Formats reads, through a {@code bioformats_package.jar} that the operator
 * brings. Nothing here is compiled against it; it is called by name, in worker processes only. See
 * docs/adr/0019.
 */
@NullMarked
package org.lumenark.imaging.bioformats;

import org.jspecify.annotations.NullMarked;
