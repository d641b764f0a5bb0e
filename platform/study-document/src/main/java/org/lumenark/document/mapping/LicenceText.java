package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.lumenark.document.Licences;

/** Licences as the BioImage Archive writes them, with their address as a qualifier. */
final class LicenceText {

  private static final String CREATIVE_COMMONS = "https://creativecommons.org/";

  private LicenceText() {}

  static JsonNode read(String value) {
    return JsonNodeFactory.instance.textNode(Licences.spdx(value));
  }

  static Optional<ObjectNode> write(String name, JsonNode value) {
    return switch (value.asText()) {
      case "CC0-1.0" -> Optional.of(written(name, "CC0", "publicdomain/zero/1.0/legalcode"));
      case "CC-BY-4.0" -> Optional.of(written(name, "CC BY 4.0", "licenses/by/4.0/legalcode"));
      default -> Attributes.text(name, value);
    };
  }

  private static ObjectNode written(String name, String text, String address) {
    ObjectNode attribute = Attributes.attribute(name, text);
    Attributes.qualify(attribute, "URL", CREATIVE_COMMONS + address);
    return attribute;
  }
}
