package org.lumenark.ontology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.ontology.Synonym.Scope;

/** A term while its lines or elements are read. */
final class TermBuilder {

  private final OntologyLimits limits;
  private final long line;
  private final Map<String, Scope> synonyms = new LinkedHashMap<>();
  private final Set<String> isA = new LinkedHashSet<>();
  private final Set<String> partOf = new LinkedHashSet<>();
  private final Set<String> replacedBy = new LinkedHashSet<>();
  private final Set<String> alternatives = new LinkedHashSet<>();
  private String id = "";
  private @Nullable String label;
  private @Nullable String definition;
  private boolean obsolete;
  private int values;

  TermBuilder(OntologyLimits limits, long line) {
    this.limits = limits;
    this.line = line;
  }

  String id() {
    return id;
  }

  long line() {
    return line;
  }

  boolean hasLabel() {
    return label != null;
  }

  void id(String given) {
    id = given;
  }

  void label(String given) {
    if (!given.isBlank()) {
      label = tidy(given);
    }
  }

  void definition(String given) {
    if (!given.isBlank()) {
      definition = given.strip();
    }
  }

  void obsolete() {
    obsolete = true;
  }

  void synonym(String text, Scope scope) throws UnreadableOntology {
    if (!text.isBlank()) {
      counted();
      synonyms.merge(tidy(text), scope, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
  }

  void isA(String parent) throws UnreadableOntology {
    add(isA, parent);
  }

  void partOf(String whole) throws UnreadableOntology {
    add(partOf, whole);
  }

  void replacedBy(String other) throws UnreadableOntology {
    add(replacedBy, other);
  }

  void alternative(String other) throws UnreadableOntology {
    add(alternatives, other);
  }

  OntologyTerm build() {
    if (label == null) {
      throw new IllegalStateException("a term without a label is not handed on");
    }
    List<Synonym> others = new ArrayList<>();
    synonyms.forEach((text, scope) -> {
      if (!text.equals(label)) {
        others.add(new Synonym(text, scope));
      }
    });
    isA.remove(id);
    partOf.remove(id);
    alternatives.remove(id);
    return new OntologyTerm(
        id,
        label,
        others,
        definition,
        List.copyOf(isA),
        List.copyOf(partOf),
        obsolete,
        List.copyOf(replacedBy),
        List.copyOf(alternatives),
        line);
  }

  private void add(Set<String> target, String value) throws UnreadableOntology {
    if (!value.isBlank()) {
      counted();
      target.add(value.strip());
    }
  }

  private void counted() throws UnreadableOntology {
    values++;
    if (values > limits.values()) {
      throw UnreadableOntology.at(
          line,
          "ontology.term-too-large",
          "The term " + id + " has more than " + limits.values() + " synonyms and parents.",
          "Check whether the file is what it should be.");
    }
  }

  /** Names are one line, whatever the file's line ends and indents. */
  private static String tidy(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
