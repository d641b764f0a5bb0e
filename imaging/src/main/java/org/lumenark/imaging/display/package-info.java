/** How samples are shown to people: colours, windows and automatic contrast, in one place. */
@NullMarked
package org.lumenark.imaging.display;

import org.jspecify.annotations.NullMarked;
