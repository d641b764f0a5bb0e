/** The door for catalogues that harvest by OAI-PMH 2.0. */
@NullMarked
package org.lumenark.metadata.oai;

import org.jspecify.annotations.NullMarked;
