/** Bulk loading of file rows by JDBC COPY on virtual threads; the one place with JDBC. */
@NullMarked
package org.lumenark.metadata.loader;

import org.jspecify.annotations.NullMarked;
