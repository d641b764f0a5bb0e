/** Accessions and the life cycle of studies. */
@NullMarked
package org.lumenark.submission.study;

import org.jspecify.annotations.NullMarked;
