/** How far a long command has come. */
@NullMarked
package org.lumenark.client.progress;

import org.jspecify.annotations.NullMarked;
