/** Study documents: their schema, and what stands between one and its submission. */
@NullMarked
package org.lumenark.document.study;

import org.jspecify.annotations.NullMarked;
