/** Signed receipts of an archive, judged without trusting it further than its published key. */
@NullMarked
package org.lumenark.client.receipt;

import org.jspecify.annotations.NullMarked;
