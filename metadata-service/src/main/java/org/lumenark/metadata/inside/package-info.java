/** What other services of the archive ask, with the right of the one who asked them. */
@NullMarked
package org.lumenark.metadata.inside;

import org.jspecify.annotations.NullMarked;
