/** Writes and reads manifests as the contract has them, streaming. */
@NullMarked
package org.lumenark.platform.manifest;

import org.jspecify.annotations.NullMarked;
