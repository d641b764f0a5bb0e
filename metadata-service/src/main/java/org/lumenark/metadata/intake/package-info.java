/** Effects of the events of submission and ingest, in any order and any number of times. */
@NullMarked
package org.lumenark.metadata.intake;

import org.jspecify.annotations.NullMarked;
