package org.lumenark.document.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lumenark.document.Finding;

/** Our reading of the published schema against that of an independent validator. */
class StudySchemaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Schema PUBLISHED =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(StudySchema.bytes(), UTF_8), InputFormat.JSON);

  @Test
  void aWholeDocumentIsValidForBoth() throws IOException {
    JsonNode whole = whole();
    assertThat(PUBLISHED.validate(whole.toString(), InputFormat.JSON)).isEmpty();
    assertThat(StudySchema.check(whole, TODAY)).isEmpty();
  }

  @Test
  void theWholeDocumentNamesEveryMemberOfTheSchema() throws IOException {
    assertThat(missing(MAPPER.readTree(StudySchema.bytes()), whole(), "")).isEmpty();
  }

  @Test
  void anyChangeOfTypeOrLengthIsJudgedAlikeByBoth() throws IOException {
    Random random = new Random(5);
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      JsonNode changed = whole();
      change(changed, random);
      boolean theirs = PUBLISHED.validate(changed.toString(), InputFormat.JSON).isEmpty();
      List<Finding> ours =
          StudySchema.check(changed, TODAY).stream()
              .filter(
                  each -> each.code().equals("metadata.type") || each.code().endsWith(".too-long"))
              .toList();
      assertThat(ours.isEmpty()).as("%s\n%s", ours, changed).isEqualTo(theirs);
      refused += theirs ? 0 : 1;
    }
    assertThat(refused).isBetween(500, 1_990);
  }

  @Test
  void membersHaveNamesThatPeopleUse() {
    assertThat(StudySchema.label("/title")).isEqualTo("title");
    assertThat(StudySchema.label("/authors/1/email")).isEqualTo("e-mail of authors 2");
    assertThat(StudySchema.label("/authors/0/orcid")).isEqualTo("ORCID iD of authors 1");
  }

  private static JsonNode whole() throws IOException {
    return MAPPER.readTree(
        Files.readString(Path.of("src/test/resources/documents/valid/bioimage.json")));
  }

  /** Members of objects in the schema that the document does not have. */
  private static List<String> missing(JsonNode schema, JsonNode value, String place) {
    List<String> missing = new java.util.ArrayList<>();
    if (value.isMissingNode()) {
      missing.add(place);
    }
    for (var member : schema.path("properties").properties()) {
      String below = place + "/" + member.getKey();
      boolean residue = List.of("attributes", "sections", "pageTab").contains(member.getKey());
      if (!residue) {
        missing.addAll(missing(member.getValue(), value.path(member.getKey()), below));
      }
    }
    if (schema.path("items").has("properties")) {
      missing.addAll(missing(schema.path("items"), value.path(0), place + "/0"));
    }
    return missing;
  }

  /** Replaces one value somewhere. */
  private static void change(JsonNode node, Random random) {
    JsonNode at = node;
    while (true) {
      List<String> names = new java.util.ArrayList<>();
      at.fieldNames().forEachRemaining(names::add);
      int chosen = random.nextInt(at.size());
      JsonNode below = at.isArray() ? at.get(chosen) : at.get(names.get(chosen));
      if (below.isContainerNode() && !below.isEmpty() && random.nextInt(4) > 0) {
        at = below;
        continue;
      }
      if (at instanceof ArrayNode array) {
        array.set(chosen, other(random));
      } else {
        ((ObjectNode) at).set(names.get(chosen), other(random));
      }
      return;
    }
  }

  private static JsonNode other(Random random) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(8)) {
      case 0 -> nodes.textNode("text");
      case 1 -> nodes.numberNode(5);
      case 2 -> nodes.nullNode();
      case 3 -> nodes.arrayNode();
      case 4 -> nodes.arrayNode().add("text").add(7);
      case 5 -> nodes.objectNode();
      case 6 -> nodes.objectNode().put("label", true).put("name", 1);
      default -> nodes.textNode("\uD83D\uDD2C".repeat(random.nextBoolean() ? 1_000 : 10_001));
    };
  }
}
