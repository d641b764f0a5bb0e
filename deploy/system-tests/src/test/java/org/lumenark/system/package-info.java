/** The whole system as its users meet it: the command line and HTTP against a running stack. */
@NullMarked
package org.lumenark.system;

import org.jspecify.annotations.NullMarked;
