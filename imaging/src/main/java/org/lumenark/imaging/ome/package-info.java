/**
 * OME-XML 2016-06 and its older namespaces: read what describes pixels, write what describes ours.
 */
@NullMarked
package org.lumenark.imaging.ome;

import org.jspecify.annotations.NullMarked;
