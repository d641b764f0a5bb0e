package org.lumenark.document.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lumenark.document.Finding;

/**
 * The schema of study documents. Reads the published JSON Schema itself, of whose words it knows
 * those that the schema uses; another word there fails the start, not a depositor.
 */
public final class StudySchema {

  /** Of the schema. A version is never changed in a way that refuses a document of before. */
  public static final int VERSION = 1;

  private static final String SOURCE = "/schemas/study-document.v" + VERSION + ".schema.json";
  private static final Set<String> WORDS =
      Set.of(
          "$schema",
          "$id",
          "$ref",
          "$defs",
          "title",
          "description",
          "examples",
          "type",
          "properties",
          "items",
          "anyOf",
          "maxLength",
          "format");
  private static final byte[] BYTES = read();
  private static final JsonNode ROOT = parse();

  private StudySchema() {}

  /** As it is published, JSON Schema 2020-12. */
  public static byte[] bytes() {
    return BYTES.clone();
  }

  static List<Finding> check(JsonNode document, LocalDate today) {
    return SchemaCheck.of(document, ROOT, today);
  }

  /**
   * Whether the schema has what this pointer means.
   *
   * @param pointer as templates have them: {@code *} stands for each element of a list
   */
  public static boolean knows(String pointer) {
    return pointer.startsWith("/") && knows(ROOT, List.of(pointer.substring(1).split("/", -1)));
  }

  private static boolean knows(JsonNode schema, List<String> steps) {
    if (schema.has("$ref")) {
      return knows(ROOT.at(schema.get("$ref").asText().substring(1)), steps);
    }
    for (JsonNode alternative : schema.path("anyOf")) {
      if (knows(alternative, steps)) {
        return true;
      }
    }
    if (schema.isMissingNode() || steps.isEmpty()) {
      return !schema.isMissingNode();
    }
    String step = steps.getFirst();
    JsonNode below = step.equals("*") ? schema.path("items") : schema.path("properties").path(step);
    return knows(below, steps.subList(1, steps.size()));
  }

  /** A member as people call it: {@code e-mail of authors 2}. */
  static String label(String pointer) {
    JsonNode schema = ROOT;
    String label = "";
    for (String step : pointer.substring(1).split("/")) {
      boolean element = step.chars().allMatch(Character::isDigit);
      JsonNode below = schema.path(element ? "items" : "properties");
      schema = element ? below : below.path(step);
      String title = schema.path("title").asText(element ? "" : step);
      label =
          element
              ? label + " " + (Integer.parseInt(step) + 1)
              : small(title) + (label.isEmpty() ? "" : " of " + label);
    }
    return label;
  }

  /** Words of capitals, such as ORCID, stay. */
  private static String small(String title) {
    boolean capitals = title.length() > 1 && Character.isUpperCase(title.charAt(1));
    return capitals ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  private static byte[] read() {
    try (InputStream stream = StudySchema.class.getResourceAsStream(SOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(SOURCE + " is not there");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(SOURCE, e);
    }
  }

  private static JsonNode parse() {
    try {
      JsonNode root = new ObjectMapper().readTree(BYTES);
      known(root);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(SOURCE, e);
    }
  }

  private static void known(JsonNode schema) {
    for (var word : schema.properties()) {
      if (!WORDS.contains(word.getKey())) {
        throw new IllegalStateException(SOURCE + " has " + word.getKey());
      }
    }
    schema.path("properties").forEach(StudySchema::known);
    schema.path("$defs").forEach(StudySchema::known);
    schema.path("anyOf").forEach(StudySchema::known);
    if (schema.has("items")) {
      known(schema.get("items"));
    }
  }
}
