package org.lumenark.metadata.ontology.loader;

import org.lumenark.metadata.ontology.OntologyObject;
import org.lumenark.ontology.OntologyFinding;

/** How loading an ontology ended. */
sealed interface LoadOutcome {

  /** It is shown. */
  record Loaded(OntologyObject ontology) implements LoadOutcome {}

  /** The file is not what it should be; the catalogue is as it was. */
  record Refused(OntologyFinding finding) implements LoadOutcome {}

  /** The same ontology is being loaded. */
  record Busy() implements LoadOutcome {}
}
