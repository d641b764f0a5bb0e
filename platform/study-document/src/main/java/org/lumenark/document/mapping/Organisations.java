package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Organisations are sections that authors refer to by accession; in the document they are said with
 * the authors, by name or as name, ROR id and address.
 */
final class Organisations {

  private static final Kind KIND =
      Kind.of(
          "organisations",
          "organisation",
          List.of("organization", "affiliation"),
          Field.of("name", "Name", Form.TEXT),
          Field.of("ror", "RORID", Form.TEXT, "ROR", "ROR ID"),
          Field.of("address", "Address", Form.TEXT));
  private static final Set<String> PLAIN = Set.of("accno", "type", "attributes");
  private static final Set<String> MEMBERS = Set.of("name", "ror", "address");

  private final Map<String, ObjectNode> sections = new LinkedHashMap<>();
  private final Map<String, JsonNode> values = new HashMap<>();
  private final Map<JsonNode, String> accessions = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Unknown unknown;

  /** What becomes of an organisation that has no section. */
  private enum Unknown {
    IS_MADE,
    STAYS
  }

  private Organisations(Unknown unknown, List<ObjectNode> plain, List<ObjectNode> more) {
    this.unknown = unknown;
    plain.forEach(section -> know(section, true));
    more.forEach(section -> know(section, false));
  }

  /** Those of a submission that is read. */
  static Organisations read(List<ObjectNode> sections) {
    List<ObjectNode> all = sections.stream().filter(Organisations::isOrganisation).toList();
    return new Organisations(
        Unknown.STAYS,
        all.stream().filter(Organisations::isPlain).toList(),
        all.stream().filter(section -> !isPlain(section)).toList());
  }

  /**
   * Those of a document that is written.
   *
   * @param plain sections that say no more than the document does with the authors
   * @param more other sections of organisations, which the document has as they are
   */
  static Organisations written(List<ObjectNode> plain, List<ObjectNode> more) {
    return new Organisations(Unknown.IS_MADE, plain, more);
  }

  static Organisations none() {
    return written(List.of(), List.of());
  }

  /** Of two with one accession, the first counts. */
  private void know(ObjectNode section, boolean plain) {
    String accession = section.path("accno").asText("");
    Optional<JsonNode> value = value(section);
    if (!accession.isEmpty() && value.isPresent() && !values.containsKey(accession)) {
      values.put(accession, value.get());
      accessions.putIfAbsent(value.get(), accession);
      if (plain) {
        sections.put(accession, section);
      }
    }
  }

  static boolean isOrganisation(JsonNode section) {
    return KIND.isNamed(section.path("type").asText());
  }

  /** Whether an author's organisation says all that the section does. */
  private static boolean isPlain(ObjectNode section) {
    return PLAIN.containsAll(section.properties().stream().map(Map.Entry::getKey).toList())
        && Attributes.others(Attributes.slots(section.path("attributes"), KIND.fields())).isEmpty();
  }

  private static Optional<JsonNode> value(ObjectNode section) {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    Attributes.values(Attributes.slots(section.path("attributes"), KIND.fields()), none())
        .forEach((field, text) -> value.set(field.member(), text));
    if (!value.has("name")) {
      return Optional.empty();
    }
    return Optional.of(value.size() == 1 ? value.get("name") : value);
  }

  /** What an affiliation says: the organisation with that accession, else a name. */
  JsonNode named(String affiliation) {
    JsonNode known = values.get(affiliation);
    return known == null ? JsonNodeFactory.instance.textNode(affiliation) : known.deepCopy();
  }

  /** An author refers to it. */
  void use(String accession) {
    used.add(accession);
  }

  /** Whether that very section is one that an author refers to. */
  boolean refers(ObjectNode section) {
    String accession = section.path("accno").asText("");
    return used.contains(accession) && sections.get(accession) == section;
  }

  /** An attribute that refers to an organisation, which is made if there is none like it. */
  Optional<ObjectNode> refer(String name, JsonNode value) {
    boolean told =
        value.isTextual()
            || (value.path("name").isTextual()
                && value.properties().stream()
                    .allMatch(member ->
                        MEMBERS.contains(member.getKey()) && member.getValue().isTextual()));
    if (!told) {
      return Optional.empty();
    }
    Optional<String> known = Optional.ofNullable(accessions.get(value));
    if (known.isEmpty() && unknown == Unknown.STAYS) {
      return Optional.empty();
    }
    String accession = known.orElseGet(() -> make(value));
    use(accession);
    return Optional.of(Attributes.attribute(name, accession).put("reference", true));
  }

  private String make(JsonNode value) {
    int number = values.size() + 1;
    while (values.containsKey("o" + number)) {
      number++;
    }
    String accession = "o" + number;
    ObjectNode section =
        JsonNodeFactory.instance.objectNode().put("accno", accession).put("type", KIND.type());
    ObjectNode members =
        value.isObject()
            ? (ObjectNode) value
            : JsonNodeFactory.instance.objectNode().set("name", value);
    for (Field field : KIND.fields()) {
      Attributes.text(field.name(), members.path(field.member()))
          .ifPresent(section.withArray("attributes")::add);
    }
    sections.put(accession, section);
    values.put(accession, value);
    accessions.put(value, accession);
    return accession;
  }

  /** Those that an author refers to, in their order. */
  List<ObjectNode> referred() {
    List<ObjectNode> referred = new ArrayList<>();
    sections.forEach((accession, section) -> {
      if (used.contains(accession)) {
        referred.add(section);
      }
    });
    return referred;
  }
}
