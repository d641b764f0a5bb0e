package org.lumenark.ontology;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.ontology.OntologyFile.Form;
import org.lumenark.ontology.Synonym.Scope;

/**
 * OBO flat files, versions 1.0 to 1.4
 * (https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html). Only stanzas of terms count;
 * tags that say nothing about names and parents are passed over.
 */
final class OboReader {

  private static final Set<String> PART_OF = Set.of("part_of", "bfo:0000050", "obo_rel:part_of");
  private static final Map<String, Scope> SCOPES =
      Map.of(
          "EXACT", Scope.EXACT,
          "NARROW", Scope.NARROW,
          "BROAD", Scope.BROAD,
          "RELATED", Scope.RELATED);

  private final OntologyLimits limits;
  private final CheckedTerms terms;
  private @Nullable TermBuilder term;
  private boolean inHeader = true;
  private Optional<String> name = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<String> date = Optional.empty();

  OboReader(OntologyLimits limits, CheckedTerms terms) {
    this.limits = limits;
    this.terms = terms;
  }

  OntologyFile read(InputStream in) throws IOException {
    Lines lines = new Lines(in, limits);
    String line = lines.next();
    while (line != null) {
      take(line, lines.number());
      line = lines.next();
    }
    end();
    return new OntologyFile(
        Form.OBO, name, version.or(() -> date), terms.terms(), terms.withoutLabel());
  }

  private void take(String line, long number) throws IOException {
    if (line.isBlank() || line.startsWith("!")) {
      return;
    }
    if (line.startsWith("[")) {
      end();
      inHeader = false;
      term = line.strip().equals("[Term]") ? new TermBuilder(limits, number) : null;
      return;
    }
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw UnreadableOntology.at(
          number,
          "obo.line",
          "Line " + number + " is neither a stanza such as [Term] nor a tag with a value.",
          "Write it as tag: value, or take the line out.");
    }
    String tag = line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    if (inHeader) {
      header(tag, value);
    } else if (term != null) {
      tag(term, tag, value, number);
    }
  }

  private void end() throws IOException {
    if (term == null) {
      return;
    }
    if (term.id().isEmpty()) {
      throw UnreadableOntology.at(
          term.line(),
          "obo.term-without-id",
          "The term that begins in line " + term.line() + " has no id.",
          "Give it a line such as: id: GO:0005634");
    }
    terms.add(term);
    term = null;
  }

  private void header(String tag, String value) {
    switch (tag) {
      case "ontology" -> name = Optional.of(OboValue.text(value)).filter(text -> !text.isEmpty());
      case "data-version" -> version = Versions.of(OboValue.text(value));
      case "date" -> date = Optional.of(OboValue.text(value)).filter(text -> !text.isEmpty());
      default -> {
        // Says nothing that is kept.
      }
    }
  }

  private static void tag(TermBuilder term, String tag, String value, long line)
      throws UnreadableOntology {
    switch (tag) {
      case "id" -> term.id(OboValue.id(value));
      case "name" -> term.label(OboValue.text(value));
      case "def" -> term.definition(OboValue.quoted(value, line).text());
      case "is_a" -> term.isA(OboValue.id(value));
      case "relationship" -> relationship(term, value);
      case "replaced_by" -> term.replacedBy(OboValue.id(value));
      case "alt_id" -> term.alternative(OboValue.id(value));
      case "synonym" -> synonym(term, OboValue.quoted(value, line));
      case "exact_synonym" -> term.synonym(OboValue.quoted(value, line).text(), Scope.EXACT);
      case "narrow_synonym" -> term.synonym(OboValue.quoted(value, line).text(), Scope.NARROW);
      case "broad_synonym" -> term.synonym(OboValue.quoted(value, line).text(), Scope.BROAD);
      case "related_synonym" -> term.synonym(OboValue.quoted(value, line).text(), Scope.RELATED);
      case "is_obsolete" -> {
        if (OboValue.id(value).equals("true")) {
          term.obsolete();
        }
      }
      default -> {
        // Says nothing that is kept.
      }
    }
  }

  private static void synonym(TermBuilder term, OboValue.Quoted synonym) throws UnreadableOntology {
    Scope scope = SCOPES.get(OboValue.id(synonym.after()).toUpperCase(Locale.ROOT));
    term.synonym(synonym.text(), scope == null ? Scope.RELATED : scope);
  }

  private static void relationship(TermBuilder term, String value) throws UnreadableOntology {
    if (PART_OF.contains(OboValue.id(value).toLowerCase(Locale.ROOT))) {
      term.partOf(OboValue.id(OboValue.rest(value)));
    }
  }
}
