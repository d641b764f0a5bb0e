/** The files of a draft and the rules of their paths. */
@NullMarked
package org.lumenark.submission.file;

import org.jspecify.annotations.NullMarked;
