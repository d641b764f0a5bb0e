package org.lumenark.document.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;
import org.lumenark.document.ValueForm;

/** A document against a schema. Of alternatives that one counts whose type the value has. */
final class SchemaCheck {

  private static final Map<String, String> TYPES =
      Map.of("string", "a text", "array", "a list", "object", "an object");

  /** After these nothing is learned any more. */
  private static final int MOST_FINDINGS = 1_000;

  private final JsonNode root;
  private final LocalDate today;
  private final List<Finding> findings = new ArrayList<>();

  private SchemaCheck(JsonNode root, LocalDate today) {
    this.root = root;
    this.today = today;
  }

  static List<Finding> of(JsonNode document, JsonNode root, LocalDate today) {
    SchemaCheck check = new SchemaCheck(root, today);
    check.value(document, root, "");
    return check.findings;
  }

  private void value(JsonNode value, JsonNode schema, String place) {
    List<JsonNode> alternatives = new ArrayList<>();
    alternatives(schema, alternatives);
    for (JsonNode alternative : alternatives) {
      String type = alternative.path("type").asText();
      if (isOfType(value, type)) {
        content(value, alternative, place);
        return;
      }
    }
    String forms =
        alternatives.stream()
            .map(each -> TYPES.get(each.path("type").asText()))
            .collect(Collectors.joining(" or "));
    add(
        Finding.error(
            "metadata.type",
            Place.pointer(place),
            "This is not " + forms + ".",
            "Give " + forms + " here."));
  }

  private void alternatives(JsonNode schema, List<JsonNode> found) {
    if (schema.has("$ref")) {
      alternatives(root.at(schema.get("$ref").asText().substring(1)), found);
    } else if (schema.has("anyOf")) {
      schema.get("anyOf").forEach(each -> alternatives(each, found));
    } else {
      found.add(schema);
    }
  }

  private static boolean isOfType(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> throw new IllegalStateException("type " + type);
    };
  }

  private void content(JsonNode value, JsonNode schema, String place) {
    if (value.isTextual()) {
      text(value.asText(), schema, place);
    }
    JsonNode items = schema.path("items");
    if (value.isArray() && !items.isMissingNode()) {
      for (int index = 0; index < value.size(); index++) {
        value(value.get(index), items, place + "/" + index);
      }
    }
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      if (value.has(member.getKey())) {
        value(value.get(member.getKey()), member.getValue(), place + "/" + member.getKey());
      }
    }
  }

  private void text(String text, JsonNode schema, String place) {
    int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (text.codePointCount(0, text.length()) > longest) {
      add(
          Finding.error(
              code(place) + ".too-long",
              Place.pointer(place),
              "The text is too long.",
              String.format(Locale.ROOT, "Shorten it to %,d letters.", longest)));
    }
    ValueForm.ofFormat(schema.path("format").asText())
        .flatMap(form -> form.check(text, Place.pointer(place), today))
        .ifPresent(this::add);
  }

  private static String code(String place) {
    String name = place.replaceAll("/\\d+", "").replaceAll(".*/", "");
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private void add(Finding finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }
}
