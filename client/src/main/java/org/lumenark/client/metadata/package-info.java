/** Metadata files of depositors become study documents. */
@NullMarked
package org.lumenark.client.metadata;

import org.jspecify.annotations.NullMarked;
