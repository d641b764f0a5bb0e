/**
 * File lists: which files a study component has, with the attributes of each; a plain library.
 * Memory does not grow with the number of rows.
 */
@NullMarked
package org.lumenark.filelist;

import org.jspecify.annotations.NullMarked;
