/** Measurements: a driver for the running archive and for the conversion engine. */
@NullMarked
package org.lumenark.bench;

import org.jspecify.annotations.NullMarked;
