/** Lists of files for programs that download many: aria2, wget, rclone, sha256sum. */
@NullMarked
package org.lumenark.metadata.listing;

import org.jspecify.annotations.NullMarked;
