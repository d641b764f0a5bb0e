/** The real servers as local processes: how each is prepared, started, probed and stopped. */
@NullMarked
package org.lumenark.standalone.component;

import org.jspecify.annotations.NullMarked;
