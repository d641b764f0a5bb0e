/** XML of microscope vendors, parsed into small trees without trusting it. */
@NullMarked
package org.lumenark.imaging.xml;

import org.jspecify.annotations.NullMarked;
