/** Studies and how far their ingest is. */
@NullMarked
package org.lumenark.ingest.study;

import org.jspecify.annotations.NullMarked;
