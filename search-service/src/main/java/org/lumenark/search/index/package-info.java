/** The projection of the catalogue into OpenSearch. */
@NullMarked
package org.lumenark.search.index;

import org.jspecify.annotations.NullMarked;
