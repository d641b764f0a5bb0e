/** Upload tokens: the right to fill one draft, for longer than a login lasts. */
@NullMarked
package org.lumenark.submission.token;

import org.jspecify.annotations.NullMarked;
