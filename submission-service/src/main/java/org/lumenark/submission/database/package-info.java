/** Transactions over JDBC, and nothing else. */
@NullMarked
package org.lumenark.submission.database;

import org.jspecify.annotations.NullMarked;
