package org.lumenark.submission.validation;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.document.study.DocumentTerm;
import org.lumenark.document.study.DocumentTerms;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.validation.TermCatalogue.Answer;
import org.lumenark.submission.validation.TermCatalogue.Answer.Known;
import org.lumenark.submission.validation.TermCatalogue.KnownId;
import org.lumenark.submission.validation.TermCatalogue.NamedTerm;

/**
 * Compares the terms of a document with the ontologies of the archive. Everything it finds is a
 * warning: free text is allowed, a term is never changed for its depositor, and a catalogue that
 * does not answer holds nobody up.
 */
@ApplicationScoped
class TermCheck {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_REPLACEMENTS = 3;

  private final TermCatalogue catalogue;

  TermCheck(TermCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Finding> findings(JsonNode document) {
    List<DocumentTerm> terms = DocumentTerms.of(document);
    if (terms.isEmpty()) {
      return List.of();
    }
    Answer answer =
        catalogue.lookUp(
            asked(terms.stream().map(DocumentTerm::id)),
            asked(terms.stream().map(DocumentTerm::label)));
    return switch (answer) {
      case Known known -> findings(terms, known);
      case Answer.Absent absent -> List.of();
      case Answer.Unreachable unreachable ->
          List.of(
              Finding.warning(
                  "terms.unchecked",
                  "",
                  "The terms were not compared with their ontologies, which cannot be reached now.",
                  "Check again later if you want to be sure of them; nothing waits for it."));
    };
  }

  private static List<String> asked(Stream<String> values) {
    return values
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST_NAME)
        .distinct()
        .limit(TermCatalogue.MOST)
        .toList();
  }

  private static List<Finding> findings(List<DocumentTerm> terms, Known known) {
    List<Finding> findings = new ArrayList<>();
    for (DocumentTerm term : terms) {
      (term.isMapped() ? ofId(term, known) : ofText(term, known)).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> ofText(DocumentTerm term, Known known) {
    return only(term, known)
        .map(meant ->
            Finding.warning(
                "term.unmapped",
                term.pointer(),
                "'" + term.label() + "' is free text, and the name of " + meant.shown() + ".",
                "Choose " + meant.id() + " if that is what you mean."));
  }

  private static Optional<Finding> ofId(DocumentTerm term, Known known) {
    KnownId found = known.ids().get(term.id());
    if (found == null) {
      return isOfLoaded(term, known) ? Optional.of(unknown(term, known)) : Optional.empty();
    }
    if (found.obsolete()) {
      return Optional.of(obsolete(term, found));
    }
    return only(term, known)
        .filter(meant -> !meant.id().equals(term.id()))
        .filter(meant -> !named(term, known).stream().anyMatch(one -> one.id().equals(term.id())))
        .map(meant ->
            Finding.warning(
                "term.other-label",
                term.pointer(),
                new NamedTerm(term.id(), found.label()).shown()
                    + " is called '"
                    + term.label()
                    + "', which is the name of "
                    + meant.shown()
                    + ".",
                "Check which of the two you mean."));
  }

  private static Finding unknown(DocumentTerm term, Known known) {
    String remedy =
        only(term, known)
            .map(meant ->
                "'" + term.label() + "' is " + meant.shown() + ": choose it if you mean it.")
            .orElse("Check the id, or choose a term by its name.");
    return Finding.warning(
        "term.unknown",
        term.pointer(),
        "No term of its ontology has the id " + term.id() + ".",
        remedy);
  }

  private static Finding obsolete(DocumentTerm term, KnownId found) {
    String others =
        found.replacedBy().stream()
            .limit(MOST_REPLACEMENTS)
            .map(NamedTerm::shown)
            .collect(joining(" or "));
    return Finding.warning(
        "term.obsolete",
        term.pointer(),
        new NamedTerm(term.id(), found.label()).shown() + " is obsolete.",
        others.isEmpty() ? "Choose another term by its name." : "Use " + others + " instead.");
  }

  /** Only ids of an ontology that is loaded can be known to be wrong. */
  private static boolean isOfLoaded(DocumentTerm term, Known known) {
    if (term.id().length() > LONGEST_NAME) {
      return false;
    }
    String id = term.id();
    int colon = id.indexOf(':');
    return colon > 0
        && known.ontologies().stream().anyMatch(id.substring(0, colon)::equalsIgnoreCase);
  }

  /**
   * The one term that a name can mean, of the ontology that belongs here if it is among several.
   */
  private static Optional<NamedTerm> only(DocumentTerm term, Known known) {
    List<NamedTerm> named = named(term, known);
    List<NamedTerm> expected =
        named.stream().filter(one -> one.id().startsWith(term.expected() + ":")).toList();
    List<NamedTerm> meant = expected.isEmpty() ? named : expected;
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  private static List<NamedTerm> named(DocumentTerm term, Known known) {
    return known.names().getOrDefault(term.label(), List.of());
  }
}
