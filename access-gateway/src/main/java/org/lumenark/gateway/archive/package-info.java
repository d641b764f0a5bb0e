/** ZIP archives of whole studies, which lie nowhere: their bytes follow from the manifest. */
@NullMarked
package org.lumenark.gateway.archive;

import org.jspecify.annotations.NullMarked;
