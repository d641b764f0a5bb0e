/** DICOM: single pictures, series of slices, multi-frame objects and whole slides. */
@NullMarked
package org.lumenark.imaging.dicom;

import org.jspecify.annotations.NullMarked;
