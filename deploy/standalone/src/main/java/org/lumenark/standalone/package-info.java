/**
 * The standalone stack: one home folder, its ports and secrets, and the way to start and stop it.
 */
@NullMarked
package org.lumenark.standalone;

import org.jspecify.annotations.NullMarked;
