/** The register of stored objects and the collection of garbage. */
@NullMarked
package org.lumenark.submission.blob;

import org.jspecify.annotations.NullMarked;
