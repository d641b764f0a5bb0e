/** The archive's HTTP interface: requests, problems, pages. */
@NullMarked
package org.lumenark.client.archive;

import org.jspecify.annotations.NullMarked;
