/**
 * Files of all public studies by words of their paths, formats, sizes and attributes: answered from
 * bits in blocks of 512 files, in the order of accession and manifest.
 */
@NullMarked
package org.lumenark.metadata.find;

import org.jspecify.annotations.NullMarked;
