/** NRRD, nearly raw raster data. */
@NullMarked
package org.lumenark.imaging.nrrd;

import org.jspecify.annotations.NullMarked;
