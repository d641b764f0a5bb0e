/** File lists of drafts: which files a component has, with the attributes of each. */
@NullMarked
package org.lumenark.submission.filelist;

import org.jspecify.annotations.NullMarked;
