/** A folder becomes a study, also when it takes several attempts. */
@NullMarked
package org.lumenark.client.deposit;

import org.jspecify.annotations.NullMarked;
