/** The catalogue of record. */
@NullMarked
package org.lumenark.metadata;

import org.jspecify.annotations.NullMarked;
