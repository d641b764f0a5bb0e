/** JPEG 2000 Part 1: a decoder of our own, and the files that carry its codestreams. */
@NullMarked
package org.lumenark.imaging.jpeg2000;

import org.jspecify.annotations.NullMarked;
