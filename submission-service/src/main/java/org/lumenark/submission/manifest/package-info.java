/** Sealing of manifests. */
@NullMarked
package org.lumenark.submission.manifest;

import org.jspecify.annotations.NullMarked;
