/** Metadata of acquisitions that other tools wrote, as parts of a study document. */
@NullMarked
package org.lumenark.document.acquisition;

import org.jspecify.annotations.NullMarked;
