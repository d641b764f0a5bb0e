package org.lumenark.document.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumenark.document.Identifiers;
import org.lumenark.document.export.StudyFacts.Funding;
import org.lumenark.document.export.StudyFacts.Organisation;
import org.lumenark.document.export.StudyFacts.Person;
import org.lumenark.document.export.StudyFacts.Publication;
import org.lumenark.document.export.StudyFacts.Subject;

/**
 * Reads from a study document what exports tell. A member that is absent or has another form is as
 * if it were not there; an identifier that cannot be right is left out, as a wrong one misleads.
 */
public final class FactsReader {

  private static final Pattern ORCID = Pattern.compile("(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX])$");
  private static final Pattern ROR = Pattern.compile("(0[a-z0-9]{6}\\d{2})$");
  private static final Pattern DOI = Pattern.compile("(10\\.\\d{4,9}(?:\\.\\d+)*/\\S+)$");

  private final JsonNode document;

  public FactsReader(JsonNode document) {
    this.document = document;
  }

  /** Without addresses of mail. */
  public List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (JsonNode author : document.path("authors")) {
      label(author.isObject() ? author.path("name") : author)
          .ifPresent(name -> people.add(new Person(name, orcid(author), organisations(author))));
    }
    return people;
  }

  public List<Subject> organisms() {
    return subjects("organisms", "biosamples", "organism");
  }

  public List<Subject> methods() {
    return subjects("imagingMethods", "imageAcquisitions", "imagingMethod");
  }

  public List<Funding> funding() {
    List<Funding> found = new ArrayList<>();
    for (JsonNode element : document.path("funding")) {
      label(element.path("agency"))
          .ifPresent(agency -> found.add(new Funding(agency, label(element.path("grant")))));
    }
    return found;
  }

  /** Those that have a title. */
  public List<Publication> publications() {
    List<Publication> found = new ArrayList<>();
    for (JsonNode element : document.path("publications")) {
      Optional<String> doi =
          label(element.path("doi")).filter(Identifiers::isDoi).flatMap(text -> end(DOI, text));
      Optional<String> pubmed =
          label(element.path("pubmedId")).filter(text -> text.matches("\\d{1,10}"));
      label(element.path("title"))
          .ifPresent(title -> found.add(new Publication(title, doi, pubmed)));
    }
    return found;
  }

  /** Links that are addresses of the web. */
  public List<String> links() {
    List<String> found = new ArrayList<>();
    for (JsonNode element : document.path("links")) {
      label(element.path("url")).filter(url -> url.matches("https?://\\S+")).ifPresent(found::add);
    }
    return found;
  }

  private List<Subject> subjects(String list, String objects, String field) {
    Map<String, Subject> found = new LinkedHashMap<>();
    document.path(list).forEach(element -> add(element, found));
    for (JsonNode object : document.path(objects)) {
      JsonNode value = object.path(field);
      if (value.isArray()) {
        value.forEach(element -> add(element, found));
      } else {
        add(value, found);
      }
    }
    return List.copyOf(found.values());
  }

  private static void add(JsonNode term, Map<String, Subject> found) {
    label(term)
        .ifPresent(name -> found.putIfAbsent(name, new Subject(name, label(term.path("id")))));
  }

  private static Optional<String> orcid(JsonNode author) {
    return label(author.path("orcid"))
        .filter(Identifiers::isOrcid)
        .flatMap(text -> end(ORCID, text))
        .map(id -> "https://orcid.org/" + id);
  }

  private static List<Organisation> organisations(JsonNode author) {
    JsonNode given = author.path("organisation");
    List<Organisation> found = new ArrayList<>();
    for (JsonNode one : given.isArray() ? given : List.of(given)) {
      label(one)
          .ifPresent(name ->
              found.add(
                  new Organisation(
                      name,
                      label(one.path("ror"))
                          .filter(Identifiers::isRor)
                          .flatMap(text -> end(ROR, text))
                          .map(id -> "https://ror.org/" + id))));
    }
    return found;
  }

  /** A text, or the label or name of an object. */
  private static Optional<String> label(JsonNode value) {
    JsonNode text = value.isObject() ? value.path(value.has("label") ? "label" : "name") : value;
    return Optional.of(text)
        .filter(JsonNode::isTextual)
        .map(node -> node.asText().strip())
        .filter(found -> !found.isEmpty());
  }

  private static Optional<String> end(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
