/** What the archive says about itself. */
@NullMarked
package org.lumenark.gateway.about;

import org.jspecify.annotations.NullMarked;
