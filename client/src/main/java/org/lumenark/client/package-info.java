/** The {@code lumenark} command line; its parts are a library of their own, one package each. */
@NullMarked
package org.lumenark.client;

import org.jspecify.annotations.NullMarked;
