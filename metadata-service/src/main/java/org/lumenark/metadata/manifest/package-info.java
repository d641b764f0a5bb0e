/** Frozen manifests: citable lists of public files, across studies, that never change. */
@NullMarked
package org.lumenark.metadata.manifest;

import org.jspecify.annotations.NullMarked;
