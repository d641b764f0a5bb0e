/** Real servers for tests, as local processes or as containers. */
@NullMarked
package org.lumenark.testkit;

import org.jspecify.annotations.NullMarked;
