/**
 * Readers in processes of their own: a file that is hostile to its reader costs a worker process
 * and nothing else. See docs/adr/0016.
 */
@NullMarked
package org.lumenark.imaging.isolate;

import org.jspecify.annotations.NullMarked;
