/** The door for programs that read by the Data Repository Service of the GA4GH, version 1.5. */
@NullMarked
package org.lumenark.metadata.drs;

import org.jspecify.annotations.NullMarked;
