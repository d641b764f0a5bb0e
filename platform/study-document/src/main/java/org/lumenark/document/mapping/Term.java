package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Terms of ontologies: an attribute with the label, qualified by ontology and id. */
final class Term {

  private static final String LABEL = "label";
  private static final Map<String, String> MEMBERS =
      Map.of("ontology", "ontology", "termid", "id", "version", "version");
  private static final Set<String> WHOLE = Set.of(LABEL, "ontology", "id", "version");

  private Term() {}

  /** Free text, if other qualifiers are there than a term has. */
  static JsonNode read(ObjectNode attribute) {
    ObjectNode term = JsonNodeFactory.instance.objectNode();
    term.set(LABEL, attribute.path("value"));
    JsonNode qualifiers = attribute.path("valqual");
    for (JsonNode qualifier : qualifiers) {
      String member = MEMBERS.get(Field.key(qualifier.path("name").asText()));
      if (member == null || term.has(member)) {
        return attribute.path("value");
      }
      term.set(member, qualifier.path("value"));
    }
    return qualifiers.isEmpty() ? attribute.path("value") : term;
  }

  static Optional<ObjectNode> write(String name, JsonNode value) {
    if (!value.isObject()) {
      return Attributes.text(name, value);
    }
    boolean whole =
        value.path(LABEL).isTextual()
            && value.properties().stream()
                .allMatch(
                    member -> WHOLE.contains(member.getKey()) && member.getValue().isTextual());
    if (!whole) {
      return Optional.empty();
    }
    ObjectNode attribute = Attributes.attribute(name, value.path(LABEL).asText());
    qualify(attribute, "Ontology", value.path("ontology"));
    qualify(attribute, "TermId", value.path("id"));
    qualify(attribute, "Version", value.path("version"));
    return Optional.of(attribute);
  }

  private static void qualify(ObjectNode attribute, String name, JsonNode value) {
    if (value.isTextual()) {
      Attributes.qualify(attribute, name, value.asText());
    }
  }
}
