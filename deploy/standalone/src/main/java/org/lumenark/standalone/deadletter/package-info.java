/** Messages that a service could not read, and the way back. */
@NullMarked
package org.lumenark.standalone.deadletter;

import org.jspecify.annotations.NullMarked;
