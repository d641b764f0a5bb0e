/** What the archive will make of a folder, told without the archive. */
@NullMarked
package org.lumenark.client.check;

import org.jspecify.annotations.NullMarked;
