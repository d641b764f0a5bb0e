package org.lumenark.ontology;

/**
 * How large an ontology may be. The defaults hold the largest that are published several times
 * over.
 *
 * @param bytes of the unpacked file
 * @param piece most bytes of one line of OBO, or of one text or tag of OWL
 * @param values most synonyms, parents or other values of one term
 * @param terms in one file
 */
public record OntologyLimits(long bytes, int piece, int values, long terms) {

  public static final OntologyLimits DEFAULT =
      new OntologyLimits(16L << 30, 1 << 20, 20_000, 20_000_000);
}
