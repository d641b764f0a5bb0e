/** Files of a study: a table of their own size, read a page at a time. */
@NullMarked
package org.lumenark.metadata.file;

import org.jspecify.annotations.NullMarked;
