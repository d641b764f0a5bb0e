/** Drafts, uploads, validation, accessions, life cycle and manifests. */
@NullMarked
package org.lumenark.submission;

import org.jspecify.annotations.NullMarked;
