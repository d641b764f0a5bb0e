/** What happens to every request at the edge: path, identity, headers, rate, routing. */
@NullMarked
package org.lumenark.gateway.edge;

import org.jspecify.annotations.NullMarked;
