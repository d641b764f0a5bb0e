/** The accounts that the identity provider has. */
@NullMarked
package org.lumenark.submission.identity;

import org.jspecify.annotations.NullMarked;
