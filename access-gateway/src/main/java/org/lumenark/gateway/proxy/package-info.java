/** Forwarding to the services, in streams. */
@NullMarked
package org.lumenark.gateway.proxy;

import org.jspecify.annotations.NullMarked;
