/** Removes what lost conversions left in the store. */
@NullMarked
package org.lumenark.ingest.collect;

import org.jspecify.annotations.NullMarked;
