/** NIfTI and Analyze. */
@NullMarked
package org.lumenark.imaging.nifti;

import org.jspecify.annotations.NullMarked;
