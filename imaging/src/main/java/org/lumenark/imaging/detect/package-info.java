/** What a file is, judged by its content. */
@NullMarked
package org.lumenark.imaging.detect;

import org.jspecify.annotations.NullMarked;
