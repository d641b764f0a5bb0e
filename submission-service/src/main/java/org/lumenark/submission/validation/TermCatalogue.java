package org.lumenark.submission.validation;

import java.util.List;
import java.util.Map;

/** The ontologies of the archive. */
interface TermCatalogue {

  /** At most so many ids, and so many names, are looked up for one document. */
  int MOST = 100;

  /**
   * Never waits longer than a person would for a report, and never throws.
   *
   * @param ids at most {@value #MOST}
   * @param names at most {@value #MOST}
   */
  Answer lookUp(List<String> ids, List<String> names);

  /** What is known. */
  sealed interface Answer {

    /**
     * @param ontologies names of those that are loaded
     * @param ids those that are known
     * @param names terms with that label or exact synonym, obsolete ones left out
     */
    record Known(
        List<String> ontologies, Map<String, KnownId> ids, Map<String, List<NamedTerm>> names)
        implements Answer {

      public Known {
        ontologies = List.copyOf(ontologies);
        ids = Map.copyOf(ids);
        names = Map.copyOf(names);
      }
    }

    /** The catalogue does not answer now. */
    record Unreachable() implements Answer {}

    /** This archive was not told of a catalogue. */
    record Absent() implements Answer {}
  }

  /** A term whose id was asked for. */
  record KnownId(String label, boolean obsolete, List<NamedTerm> replacedBy) {

    public KnownId {
      replacedBy = List.copyOf(replacedBy);
    }
  }

  /**
   * A term.
   *
   * @param label empty where it is not known
   */
  record NamedTerm(String id, String label) {

    /** For people: the id, and the label where there is one. */
    String shown() {
      return label.isEmpty() ? id : id + " (" + label + ")";
    }
  }
}
