/** What curators say about studies; it never blocks an accession or a release. */
@NullMarked
package org.lumenark.submission.curation;

import org.jspecify.annotations.NullMarked;
