package org.lumenark.ontology;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.lumenark.ontology.OntologyFile.Form;
import org.lumenark.ontology.Synonym.Scope;

/**
 * OWL 2 in RDF/XML as the OWL API, Protégé and ROBOT write it: each class is one element below the
 * root, and what is said of it stands in that element. Axioms about axioms, individuals and
 * properties are passed over.
 */
final class OwlReader {

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
  private static final String OWL = "http://www.w3.org/2002/07/owl#";
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  private static final String OBO = "http://purl.obolibrary.org/obo/";
  private static final String OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private static final Map<String, Scope> SYNONYMS =
      Map.of(
          OBO_IN_OWL + "hasExactSynonym",
          Scope.EXACT,
          OBO_IN_OWL + "hasNarrowSynonym",
          Scope.NARROW,
          OBO_IN_OWL + "hasBroadSynonym",
          Scope.BROAD,
          OBO_IN_OWL + "hasRelatedSynonym",
          Scope.RELATED,
          "http://www.ebi.ac.uk/efo/alternative_term",
          Scope.EXACT,
          OBO + "IAO_0000118",
          Scope.RELATED,
          SKOS + "prefLabel",
          Scope.EXACT,
          SKOS + "altLabel",
          Scope.RELATED);

  private static final Set<String> DEFINITIONS =
      Set.of(
          OBO + "IAO_0000115",
          OBO_IN_OWL + "hasDefinition",
          SKOS + "definition",
          "http://www.ebi.ac.uk/efo/definition");

  private static final Set<String> PART_OF =
      Set.of(
          OBO + "BFO_0000050",
          OBO + "part_of",
          OBO + "OBO_REL_part_of",
          "http://www.obofoundry.org/ro/ro.owl#part_of");

  private final OntologyLimits limits;
  private final CheckedTerms terms;
  private String base = "";
  private Optional<String> name = Optional.empty();
  private Optional<String> version = Optional.empty();

  OwlReader(OntologyLimits limits, CheckedTerms terms) {
    this.limits = limits;
    this.terms = terms;
  }

  OntologyFile read(InputStream in) throws IOException {
    OwlEvents xml = null;
    try {
      xml = new OwlEvents(in, limits);
      root(xml);
      while (xml.next()) {
        if (xml.isStart()) {
          element(xml);
        }
      }
    } catch (XMLStreamException malformed) {
      throw malformed(malformed, xml);
    }
    return new OntologyFile(Form.OWL, name, version, terms.terms(), terms.withoutLabel());
  }

  /** The parser wraps what its input threw. */
  private static IOException malformed(XMLStreamException malformed, @Nullable OwlEvents xml) {
    for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException input) {
        return input;
      }
    }
    if (malformed.getNestedException() instanceof IOException input) {
      return input;
    }
    long line =
        malformed.getLocation() == null
            ? xml == null ? 1 : xml.line()
            : Math.max(1, malformed.getLocation().getLineNumber());
    return UnreadableOntology.at(
        line,
        "owl.xml",
        "The XML is broken in line " + line + ".",
        "Fetch the file again; check it with: xmllint --noout FILE.");
  }

  private void root(OwlEvents xml) throws XMLStreamException, IOException {
    if (!xml.next() || !xml.name().equals(RDF + "RDF")) {
      throw UnreadableOntology.at(
          xml.line(),
          "owl.root",
          "The file is XML, but not RDF/XML: its first element is not rdf:RDF.",
          "Convert it, for example with ROBOT: robot convert --input FILE --format owl --output"
              + " FILE.owl");
    }
    String given = xml.attribute(XML, "base");
    base = given == null ? "" : given;
  }

  private void element(OwlEvents xml) throws XMLStreamException, IOException {
    switch (xml.name()) {
      case OWL + "Ontology" -> ontology(xml);
      case OWL + "Class", RDFS + "Class" -> term(xml, Kind.CLASS);
      case RDF + "Description" -> term(xml, Kind.DESCRIPTION);
      default -> xml.skip();
    }
  }

  private void ontology(OwlEvents xml) throws XMLStreamException, IOException {
    name = about(xml);
    boolean versionTold = false;
    int depth = xml.depth();
    while (xml.next() && xml.depth() >= depth) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case OWL + "versionIRI" -> {
          if (!versionTold) {
            version = resource(xml).flatMap(Versions::of);
          }
        }
        case OWL + "versionInfo" -> {
          Optional<String> told = Versions.of(xml.text());
          version = told.or(() -> version);
          versionTold = told.isPresent();
          continue;
        }
        default -> {
          // Says nothing that is kept.
        }
      }
      xml.skip();
    }
  }

  /** What an element below the root may be. */
  private enum Kind {
    CLASS,
    /** A class only if it says so by its type. */
    DESCRIPTION
  }

  private void term(OwlEvents xml, Kind kind) throws XMLStreamException, IOException {
    Optional<String> iri = about(xml);
    if (iri.isEmpty()) {
      xml.skip();
      return;
    }
    TermBuilder term = new TermBuilder(limits, xml.line());
    term.id(Curies.of(iri.get()));
    Labels labels = new Labels();
    boolean isClass = kind == Kind.CLASS;
    int depth = xml.depth();
    while (xml.next() && xml.depth() >= depth) {
      if (xml.isStart()) {
        isClass |= member(xml, term, labels);
      }
    }
    if (isClass) {
      labels.best().ifPresent(term::label);
      terms.add(term);
    }
  }

  /** Whether it says that what it is said of is a class. */
  private boolean member(OwlEvents xml, TermBuilder term, Labels labels)
      throws XMLStreamException, IOException {
    String name = xml.name();
    Scope scope = SYNONYMS.get(name);
    if (scope != null) {
      String text = xml.text();
      labels.preferred(name.equals(SKOS + "prefLabel") ? text : "");
      term.synonym(text, scope);
    } else if (DEFINITIONS.contains(name)) {
      term.definition(xml.text());
    } else {
      return other(xml, name, term, labels);
    }
    return false;
  }

  private boolean other(OwlEvents xml, String name, TermBuilder term, Labels labels)
      throws XMLStreamException, IOException {
    switch (name) {
      case RDFS + "label" -> {
        String language = xml.attribute(XML, "lang");
        labels.add(xml.text(), language == null ? "" : language);
      }
      case RDFS + "subClassOf" -> parent(xml, term);
      case OWL + "deprecated" -> {
        if (xml.text().strip().matches("true|1")) {
          term.obsolete();
        }
      }
      case OBO + "IAO_0100001" -> term.replacedBy(reference(xml));
      case OBO_IN_OWL + "hasAlternativeId" -> term.alternative(reference(xml));
      case RDF + "type" -> {
        boolean says = resource(xml).filter((OWL + "Class")::equals).isPresent();
        xml.skip();
        return says;
      }
      default -> xml.skip();
    }
    return false;
  }

  /** A named class, or something that it is part of; other expressions are passed over. */
  private void parent(OwlEvents xml, TermBuilder term) throws XMLStreamException, IOException {
    Optional<String> named = resource(xml);
    if (named.isPresent()) {
      term.isA(Curies.of(named.get()));
      xml.skip();
      return;
    }
    int depth = xml.depth();
    while (xml.next() && xml.depth() >= depth) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case OWL + "Class", RDF + "Description" -> {
          Optional<String> about = about(xml);
          if (about.isPresent()) {
            term.isA(Curies.of(about.get()));
          }
          xml.skip();
        }
        case OWL + "Restriction" -> restriction(xml, term);
        default -> xml.skip();
      }
    }
  }

  private void restriction(OwlEvents xml, TermBuilder term) throws XMLStreamException, IOException {
    Optional<String> property = Optional.empty();
    Optional<String> whole = Optional.empty();
    int depth = xml.depth();
    while (xml.next() && xml.depth() >= depth) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case OWL + "onProperty" -> property = resource(xml);
        case OWL + "someValuesFrom" -> whole = resource(xml);
        default -> {
          // Another kind of restriction.
        }
      }
      xml.skip();
    }
    if (property.filter(PART_OF::contains).isPresent() && whole.isPresent()) {
      term.partOf(Curies.of(whole.get()));
    }
  }

  /** An address as resource or text, or a compact identifier as text. */
  private String reference(OwlEvents xml) throws XMLStreamException, IOException {
    Optional<String> resource = resource(xml);
    String text = xml.text().strip();
    String given = resource.orElse(text);
    return given.contains("://") ? Curies.of(given) : given;
  }

  private Optional<String> about(OwlEvents xml) {
    String id = xml.attribute(RDF, "ID");
    if (id != null) {
      return Optional.of(resolved("#" + id));
    }
    return Optional.ofNullable(xml.attribute(RDF, "about")).map(this::resolved);
  }

  private Optional<String> resource(OwlEvents xml) {
    return Optional.ofNullable(xml.attribute(RDF, "resource")).map(this::resolved);
  }

  private String resolved(String reference) {
    boolean relative = reference.isEmpty() || reference.startsWith("#");
    return relative ? base.replaceFirst("#$", "") + reference : reference;
  }

  /** The label in English, or that of no language, or any. */
  private static final class Labels {

    private @Nullable String english;
    private @Nullable String plain;
    private @Nullable String any;
    private @Nullable String preferred;

    void add(String text, String language) {
      if (text.isBlank()) {
        return;
      }
      if (language.isEmpty()) {
        plain = plain == null ? text : plain;
      } else if (language.startsWith("en")) {
        english = english == null ? text : english;
      } else {
        any = any == null ? text : any;
      }
    }

    void preferred(String text) {
      if (preferred == null && !text.isBlank()) {
        preferred = text;
      }
    }

    Optional<String> best() {
      return Optional.ofNullable(english)
          .or(() -> Optional.ofNullable(plain))
          .or(() -> Optional.ofNullable(any))
          .or(() -> Optional.ofNullable(preferred));
    }
  }
}
