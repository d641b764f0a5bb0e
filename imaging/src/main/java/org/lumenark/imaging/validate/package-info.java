/**
 * Judges OME-Zarr metadata by the specifications OME-NGFF 0.4, 0.5 and 0.6 (release candidate): the
 * published schemas, and what schemas cannot say.
 */
@NullMarked
package org.lumenark.imaging.validate;

import org.jspecify.annotations.NullMarked;
