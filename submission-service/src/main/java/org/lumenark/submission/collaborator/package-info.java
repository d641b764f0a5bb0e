/** Who else may work on a deposit. */
@NullMarked
package org.lumenark.submission.collaborator;

import org.jspecify.annotations.NullMarked;
