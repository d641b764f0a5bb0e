/** Who is signed in with a browser, and how that begins and ends. */
@NullMarked
package org.lumenark.gateway.session;

import org.jspecify.annotations.NullMarked;
