/** What ontologies say of the values that are in the index: other names, and what is above them. */
@NullMarked
package org.lumenark.search.term;

import org.jspecify.annotations.NullMarked;
