/**
 * Ontologies as files: OBO 1.0 to 1.4 and OWL 2 in RDF/XML, read term by term; a plain library.
 * Memory does not grow with the number of terms.
 */
@NullMarked
package org.lumenark.ontology;

import org.jspecify.annotations.NullMarked;
