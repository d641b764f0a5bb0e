/** Ontologies of the catalogue: which there are, their terms, and suggestions for pickers. */
@NullMarked
package org.lumenark.metadata.ontology;

import org.jspecify.annotations.NullMarked;
