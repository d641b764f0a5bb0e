/** Bytes on their way in: tar batches of small files, resumable uploads of large ones. */
@NullMarked
package org.lumenark.client.upload;

import org.jspecify.annotations.NullMarked;
