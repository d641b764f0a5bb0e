/** Images whose planes lie in many files: plates of instruments, sequences by name. */
@NullMarked
package org.lumenark.imaging.sets;

import org.jspecify.annotations.NullMarked;
