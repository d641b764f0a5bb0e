/** Collections of studies: what each asks of a deposit, its accessions and its curators. */
@NullMarked
package org.lumenark.submission.collection;

import org.jspecify.annotations.NullMarked;
