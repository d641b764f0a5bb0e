/** PageTab as study documents and back, without loss (ADR 0053). */
@NullMarked
package org.lumenark.document.mapping;

import org.jspecify.annotations.NullMarked;
