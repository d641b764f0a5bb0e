/** Keeps server processes running, and ends them with certainty. */
@NullMarked
package org.lumenark.standalone.supervision;

import org.jspecify.annotations.NullMarked;
