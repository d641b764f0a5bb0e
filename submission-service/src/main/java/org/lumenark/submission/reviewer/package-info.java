/** Links by which reviewers read a study without its people. */
@NullMarked
package org.lumenark.submission.reviewer;

import org.jspecify.annotations.NullMarked;
