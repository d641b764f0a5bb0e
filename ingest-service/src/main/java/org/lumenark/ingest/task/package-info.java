/** The task table: leases, fencing, workers. */
@NullMarked
package org.lumenark.ingest.task;

import org.jspecify.annotations.NullMarked;
