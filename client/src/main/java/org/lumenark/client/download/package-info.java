/** Files of a study on their way out, and the proof that they are what was deposited. */
@NullMarked
package org.lumenark.client.download;

import org.jspecify.annotations.NullMarked;
