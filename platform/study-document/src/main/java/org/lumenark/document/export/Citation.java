package org.lumenark.document.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/**
 * How a study is cited: as BibTeX, and as CSL-JSON, which Zotero, Pandoc and publishers read.
 *
 * @see <a href="https://docs.citationstyles.org/en/stable/specification.html">CSL 1.0.2</a>
 */
final class Citation {

  private Citation() {}

  /** An entry of type {@code misc}, which all styles know; special characters are escaped. */
  static String bibTex(StudyFacts facts) {
    StudyFacts.Address address = facts.address();
    StringBuilder entry = new StringBuilder("@misc{").append(key(address)).append(",\n");
    if (!facts.people().isEmpty()) {
      field(
          entry,
          "author",
          facts.people().stream()
              .map(person -> author(PersonName.of(person.name())))
              .collect(Collectors.joining(" and ")));
    }
    field(entry, "title", "{" + escaped(facts.title()) + "}");
    field(entry, "year", Integer.toString(day(facts).getYear()));
    field(entry, "publisher", escaped(address.archive()));
    field(entry, "howpublished", "\\url{" + address.persistent().replace("%", "\\%") + "}");
    field(entry, "note", "Accession " + escaped(address.accession()));
    address.doi().ifPresent(doi -> field(entry, "doi", doi));
    return entry.append("}\n").toString();
  }

  static ArrayNode csl(StudyFacts facts) {
    StudyFacts.Address address = facts.address();
    ArrayNode items = Json.object().arrayNode();
    ObjectNode item = items.addObject();
    item.put("id", address.accession()).put("type", "dataset").put("title", facts.title());
    Json.list(
        item,
        "author",
        facts.people(),
        person -> {
          PersonName name = PersonName.of(person.name());
          ObjectNode author = Json.object().put("family", name.family());
          name.given().ifPresent(given -> author.put("given", given));
          return author;
        });
    LocalDate day = day(facts);
    item.putObject("issued")
        .putArray("date-parts")
        .addArray()
        .add(day.getYear())
        .add(day.getMonthValue())
        .add(day.getDayOfMonth());
    item.put("publisher", address.archive()).put("number", address.accession());
    item.put("version", Integer.toString(address.version())).put("URL", address.persistent());
    address.doi().ifPresent(doi -> item.put("DOI", doi));
    if (!facts.description().isBlank()) {
      item.put("abstract", facts.description());
    }
    return items;
  }

  private static LocalDate day(StudyFacts facts) {
    return LocalDate.ofInstant(facts.published(), ZoneOffset.UTC);
  }

  private static String key(StudyFacts.Address address) {
    return address.accession().replaceAll("[^A-Za-z0-9-]", "");
  }

  private static void field(StringBuilder entry, String name, String value) {
    entry.append("  ").append(name).append(" = {").append(value).append("},\n");
  }

  private static String author(PersonName name) {
    String family = ofOne(name.family());
    return name.given().map(given -> family + ", " + ofOne(given)).orElse(family);
  }

  /**
   * The word between two authors stands in braces where it belongs to one, such as an institute.
   */
  private static String ofOne(String part) {
    String safe = escaped(part);
    return PersonName.joins(part) ? "{" + safe + "}" : safe;
  }

  /**
   * TeX's special characters as letters, line ends as blanks. Braces as words, as BibTeX counts
   * them even after a backslash, and one without its other half would swallow what follows.
   */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> safe.append("\\textbackslash{}");
            case '~' -> safe.append("\\textasciitilde{}");
            case '^' -> safe.append("\\textasciicircum{}");
            case '{' -> safe.append("\\textbraceleft{}");
            case '}' -> safe.append("\\textbraceright{}");
            case '#', '$', '%', '&', '_' -> safe.append('\\').appendCodePoint(c);
            default -> safe.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
          }
        });
    return safe.toString();
  }
}
