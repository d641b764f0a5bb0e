/** Studies in the forms that others read. */
@NullMarked
package org.lumenark.metadata.export;

import org.jspecify.annotations.NullMarked;
