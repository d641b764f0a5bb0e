package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How attributes of one name say a member of the document, and how often. */
enum Form {
  TEXT(Times.ONE),
  TEXTS(Times.LIST),
  TEXT_OR_TEXTS(Times.EITHER),
  TERM(Times.ONE),
  TERMS(Times.LIST),
  TERM_OR_TERMS(Times.EITHER),
  AFFILIATION(Times.EITHER),
  LICENCE(Times.ONE),
  TEMPLATE(Times.ONE);

  private enum Times {
    ONE,
    LIST,
    /** One is said by itself, several by a list. */
    EITHER
  }

  private final Times times;

  Form(Times times) {
    this.times = times;
  }

  boolean isRepeated() {
    return times != Times.ONE;
  }

  /** Whether the attribute can be said by the member at all. */
  boolean takes(ObjectNode attribute) {
    return this != TEMPLATE || TemplateNames.read(Attributes.value(attribute)).isPresent();
  }

  /**
   * @param attributes at least one
   */
  JsonNode read(List<ObjectNode> attributes, Organisations organisations) {
    List<JsonNode> values =
        attributes.stream().map(attribute -> one(attribute, organisations)).toList();
    boolean alone = times == Times.ONE || (times == Times.EITHER && values.size() == 1);
    return alone ? values.getFirst() : JsonNodeFactory.instance.arrayNode().addAll(values);
  }

  private JsonNode one(ObjectNode attribute, Organisations organisations) {
    String value = Attributes.value(attribute);
    return switch (this) {
      case TEXT, TEXTS, TEXT_OR_TEXTS -> attribute.path("value");
      case TERM, TERMS, TERM_OR_TERMS -> Term.read(attribute);
      case AFFILIATION -> organisations.named(value);
      case LICENCE -> LicenceText.read(value);
      case TEMPLATE -> JsonNodeFactory.instance.textNode(TemplateNames.read(value).orElseThrow());
    };
  }

  /** The attributes that say it; empty if none can. */
  Optional<List<ObjectNode>> write(String name, JsonNode value, Organisations organisations) {
    if (value.isMissingNode() || (this == TEMPLATE && TemplateNames.isDefault(value))) {
      return Optional.of(List.of());
    }
    if (value.isArray() ? times == Times.ONE : times == Times.LIST) {
      return Optional.empty();
    }
    List<ObjectNode> written = new ArrayList<>();
    for (JsonNode each : value instanceof ArrayNode list ? list : List.of(value)) {
      Optional<ObjectNode> attribute = attribute(name, each, organisations);
      if (attribute.isEmpty()) {
        return Optional.empty();
      }
      written.add(attribute.get());
    }
    return Optional.of(written);
  }

  private Optional<ObjectNode> attribute(String name, JsonNode value, Organisations organisations) {
    return switch (this) {
      case TEXT, TEXTS, TEXT_OR_TEXTS -> Attributes.text(name, value);
      case TERM, TERMS, TERM_OR_TERMS -> Term.write(name, value);
      case AFFILIATION -> organisations.refer(name, value);
      case LICENCE -> LicenceText.write(name, value);
      case TEMPLATE -> TemplateNames.write(value).map(text -> Attributes.attribute(name, text));
    };
  }
}
