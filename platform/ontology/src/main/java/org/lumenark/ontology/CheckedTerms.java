package org.lumenark.ontology;

import java.io.IOException;

/** Hands terms on that have a label, and counts the others. */
final class CheckedTerms {

  private static final int LONGEST_ID = 200;

  private final OntologyLimits limits;
  private final OntologyVisitor visitor;
  private long terms;
  private long withoutLabel;

  CheckedTerms(OntologyLimits limits, OntologyVisitor visitor) {
    this.limits = limits;
    this.visitor = visitor;
  }

  void add(TermBuilder builder) throws IOException {
    checkId(builder.id(), builder.line());
    if (!builder.hasLabel()) {
      withoutLabel++;
      return;
    }
    if (terms == limits.terms()) {
      throw UnreadableOntology.at(
          builder.line(),
          "ontology.too-large",
          "The file has more than " + limits.terms() + " terms.",
          "Load a subset of the ontology.");
    }
    terms++;
    visitor.term(builder.build());
  }

  long terms() {
    return terms;
  }

  long withoutLabel() {
    return withoutLabel;
  }

  private static void checkId(String id, long line) throws UnreadableOntology {
    boolean good =
        !id.isEmpty()
            && id.length() <= LONGEST_ID
            && id.codePoints()
                .noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    if (!good) {
      throw UnreadableOntology.at(
          line,
          "ontology.id",
          "The id of the term is empty, longer than "
              + LONGEST_ID
              + " characters, or has blanks in it.",
          "Write an id such as GO:0005634.");
    }
  }
}
