/** What files say of how their images were taken, read in worker processes when it is asked for. */
@NullMarked
package org.lumenark.ingest.harvest;

import org.jspecify.annotations.NullMarked;
