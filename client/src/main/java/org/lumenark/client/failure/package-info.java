/** What can go wrong: a stable code, a place, a sentence, and the exit code of the command line. */
@NullMarked
package org.lumenark.client.failure;

import org.jspecify.annotations.NullMarked;
