/** Search over HTTP. */
@NullMarked
package org.lumenark.search.find;

import org.jspecify.annotations.NullMarked;
