/** Loads whole versions of ontologies by COPY, shows them at once, and drops the former ones. */
@NullMarked
package org.lumenark.metadata.ontology.loader;

import org.jspecify.annotations.NullMarked;
