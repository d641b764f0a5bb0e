/**
 * Reads images in HDF5: Imaris and Big Data Viewer. The container is read by a small reader of our
 * own, straight from a {@link org.lumenark.imaging.source.ByteSource}, because a library that maps
 * whole files can bound neither memory nor time on hostile ones.
 */
@NullMarked
package org.lumenark.imaging.hdf5;

import org.jspecify.annotations.NullMarked;
