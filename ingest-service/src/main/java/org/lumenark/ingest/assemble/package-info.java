/** From verified files to images. */
@NullMarked
package org.lumenark.ingest.assemble;

import org.jspecify.annotations.NullMarked;
