/** Local folders: what may be stored, what is there, what it hashes to. */
@NullMarked
package org.lumenark.client.files;

import org.jspecify.annotations.NullMarked;
