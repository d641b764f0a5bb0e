/** Transactions. */
@NullMarked
package org.lumenark.ingest.database;

import org.jspecify.annotations.NullMarked;
