/** Where values of the catalogue come from. */
@NullMarked
package org.lumenark.metadata.provenance;

import org.jspecify.annotations.NullMarked;
