/** Work on the files of a draft that may take long: removing, moving, expanding. */
@NullMarked
package org.lumenark.submission.action;

import org.jspecify.annotations.NullMarked;
