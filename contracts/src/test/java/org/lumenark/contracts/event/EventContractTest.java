package org.lumenark.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Holds the records to the schemas that partners read. */
class EventContractTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/event-types.csv")
  void the_published_example_is_valid_and_survives_our_record_unchanged(String type, String schema)
      throws Exception {
    String example = resource("/examples/" + schema + ".json");

    assertThat(schema(schema).validate(example, InputFormat.JSON)).isEmpty();

    EventData event = EventJson.read(example.getBytes(UTF_8), record(type));
    JsonNode written = EventJson.mapper().readTree(EventJson.write(event));
    assertThat(written).isEqualTo(EventJson.mapper().readTree(example));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/event-types.csv")
  void the_schema_names_exactly_the_members_of_the_record(String type, String schema)
      throws Exception {
    JsonNode properties =
        EventJson.mapper()
            .readTree(resource("/schemas/" + schema + ".schema.json"))
            .get("properties");

    Set<String> members =
        Arrays.stream(record(type).getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> described = new TreeSet<>();
    properties.fieldNames().forEachRemaining(described::add);
    assertThat(members).isEqualTo(described);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/event-types.csv")
  void an_event_without_its_required_members_is_refused_by_the_schema(String type, String schema)
      throws Exception {
    assertThat(schema(schema).validate("{}", InputFormat.JSON)).as(type).isNotEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/event-types.csv")
  void the_asyncapi_document_names_every_type(String type, String schema) throws Exception {
    assertThat(resource("/asyncapi.yaml"))
        .contains("name: " + type + "\n")
        .contains("schemas/" + schema + ".schema.json");
  }

  private static Class<? extends EventData> record(String type) {
    return EventJson.typeOf(type).orElseThrow(() -> new AssertionError("no record for " + type));
  }

  private static Schema schema(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(resource("/schemas/" + name + ".schema.json"), InputFormat.JSON);
  }

  private static String resource(String path) throws IOException {
    try (InputStream stream = EventContractTest.class.getResourceAsStream(path)) {
      assertThat(stream).as(path).isNotNull();
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
