/** Identifiers: accessions, images, blobs. */
@NullMarked
package org.lumenark.contracts.id;

import org.jspecify.annotations.NullMarked;
