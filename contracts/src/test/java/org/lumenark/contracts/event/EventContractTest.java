package org.lumenark.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "archive.submission.v1, org.lumenark.contracts.event.SubmissionEvent",
    "archive.ingest.v1, org.lumenark.contracts.event.IngestEvent",
    "archive.ingest-task.v1, org.lumenark.contracts.event.IngestTaskWaiting",
    "archive.catalogue.v1, org.lumenark.contracts.event.CatalogueState",
    "archive.public-study.v1, org.lumenark.contracts.event.PublicStudy",
    "archive.public-change.v1, org.lumenark.contracts.event.PublicChange"
  })
  void a_channel_carries_exactly_the_events_of_its_family(String topic, Class<?> family)
      throws Exception {
    JsonNode document = asyncapi();
    Set<String> carried = new TreeSet<>();
    for (JsonNode channel : document.path("channels")) {
      if (channel.path("address").asText().equals(topic)) {
        for (JsonNode message : channel.path("messages")) {
          String reference = message.path("$ref").asText();
          assertThat(reference).startsWith("#/components/messages/");
          carried.add(document.at(reference.substring(1)).path("name").asText());
        }
      }
    }

    assertThat(carried).isEqualTo(types(family));
  }

  @Test
  void every_topic_has_its_channel_and_every_record_its_line_in_the_list_of_types()
      throws Exception {
    Set<String> channels = new TreeSet<>();
    for (JsonNode channel : asyncapi().path("channels")) {
      channels.add(channel.path("address").asText());
    }
    Set<String> topics = new TreeSet<>();
    for (Field constant : Topics.class.getFields()) {
      topics.add(String.valueOf(constant.get(null)));
    }
    assertThat(channels).isEqualTo(topics);

    Set<String> listed =
        resource("/event-types.csv")
            .lines()
            .map(line -> line.split(",")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(types(EventData.class));
  }

  private static Set<String> types(Class<?> family) {
    Set<String> types = new TreeSet<>();
    if (family.isRecord()) {
      types.add(family.getAnnotation(EventType.class).value());
    } else {
      for (Class<?> member : family.getPermittedSubclasses()) {
        types.addAll(types(member));
      }
    }
    return types;
  }

  private static JsonNode asyncapi() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(resource("/asyncapi.yaml"));
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
