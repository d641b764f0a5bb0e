/** The web application, as the browser loads it. */
@NullMarked
package org.lumenark.gateway.pages;

import org.jspecify.annotations.NullMarked;
