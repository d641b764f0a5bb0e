/**
 * Files inside a gzip, bzip2 or zip, made readable at any place.
 *
 * <p>Gzip and deflate are the JDK's. Bzip2 is Apache Commons Compress's (Apache-2.0), which the
 * project uses for archives already and which is the one maintained decoder in Java. Its zip reader
 * is not used: it wants all entries of a hostile directory in memory.
 */
@NullMarked
package org.lumenark.imaging.wrap;

import org.jspecify.annotations.NullMarked;
