/** The container images as a cluster would run them. */
@NullMarked
package org.lumenark.containers;

import org.jspecify.annotations.NullMarked;
