/** What operators can set. */
@NullMarked
package org.lumenark.gateway.config;

import org.jspecify.annotations.NullMarked;
