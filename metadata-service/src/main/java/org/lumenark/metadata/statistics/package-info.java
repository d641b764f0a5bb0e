/** What the archive holds, as everyone may know it. */
@NullMarked
package org.lumenark.metadata.statistics;

import org.jspecify.annotations.NullMarked;
