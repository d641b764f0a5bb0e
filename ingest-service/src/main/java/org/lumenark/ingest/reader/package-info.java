/** How deposited files are looked into: in processes of their own, within limits. */
@NullMarked
package org.lumenark.ingest.reader;

import org.jspecify.annotations.NullMarked;
