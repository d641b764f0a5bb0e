package org.lumenark.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.messages.Item;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.lumenark.standalone.Coordinates;

/**
 * What studies leave in the servers themselves, read past the services: rows, events, objects,
 * documents. Names that differ from study to study (accession, ids, times) are left out, so that
 * two deposits of the same folder leave the same.
 */
final class Traces implements AutoCloseable {

  /** Whole-state topics say where a study ended; logs say each thing that happened to it. */
  private static final List<String> LOGS = List.of("archive.submission.v1", "archive.ingest.v1");

  private static final String PUBLIC_STUDIES = "archive.public-study.v1";
  private static final String PUBLIC_CHANGES = "archive.public-change.v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> ROWS =
      Map.ofEntries(
          Map.entry(
              "submission.study",
              "select version, state, title, file_count, byte_count, withdrawn_at"
                  + " from submission.study where accession = ?"),
          Map.entry(
              "submission.study_version",
              "select version, title, file_count, byte_count, root, batches, files_verified,"
                  + " files_rejected, verified, ingest_completed"
                  + " from submission.study_version where accession = ?"),
          Map.entry(
              "submission.file",
              "select path, size, encode(sha256, 'hex'), crc32 from submission.file"
                  + " where draft_id in"
                  + " (select draft_id from submission.study_version where accession = ?)"),
          Map.entry(
              "submission.upload",
              "select path, state from submission.upload where draft_id ="
                  + " (select draft_id from submission.study where accession = ?)"
                  + " and state <> 'done'"),
          Map.entry(
              "submission.verified_batch",
              "select version, batch, files, rejected from submission.verified_batch"
                  + " where accession = ?"),
          Map.entry(
              "submission.file_problem",
              "select version, ordinal, path, code, message from submission.file_problem"
                  + " where accession = ?"),
          Map.entry(
              "ingest.study_ingest",
              "select version, state, files, bytes, batches, batches_done, files_verified,"
                  + " files_rejected, assembled, images, converted, failed, no_reader"
                  + " from ingest.study_ingest where accession = ?"),
          Map.entry(
              "ingest.task",
              "select kind, state, count(*) from ingest.task where accession = ? group by 1, 2"),
          Map.entry(
              "ingest.file",
              "select version, path, ordinal, size, sha256, crc32, format, image, wrapper"
                  + " from ingest.file where accession = ?"),
          Map.entry(
              "ingest.file_set",
              "select version, entry, format, bytes, state from ingest.file_set"
                  + " where accession = ?"),
          Map.entry(
              "ingest.image",
              "select version, number, series, state from ingest.image where accession = ?"),
          Map.entry(
              "catalogue.study",
              "select version, title, visibility, owner_username, metadata, announce_at,"
                  + " images_after from catalogue.study where accession = ?"),
          Map.entry(
              "catalogue.study_version",
              "select version, declared_files, declared_bytes, root, files, bytes, words,"
                  + " completed_files, completed_images from catalogue.study_version"
                  + " where accession = ?"),
          Map.entry(
              "catalogue.study_format",
              "select version, format from catalogue.study_format where accession = ?"),
          Map.entry(
              "catalogue.file",
              "select version, ordinal, path, size, encode(sha256, 'hex'), encode(crc32, 'hex')"
                  + " from catalogue.file where accession = ?"),
          Map.entry(
              "catalogue.file_result",
              "select version, ordinal, format, imaging, rejected_code, rejected_message"
                  + " from catalogue.file_result where accession = ?"),
          Map.entry(
              "catalogue.file_rejection",
              "select version, ordinal, path, code, message from catalogue.file_rejection"
                  + " where accession = ?"),
          Map.entry(
              "catalogue.image",
              "select version, number, path, series, name, state, reason_code, reason_message,"
                  + " group_path is not null, thumbnail is not null, announce,"
                  + " facts::json ->> 'pixelDigest' from catalogue.image where accession = ?"),
          Map.entry(
              "catalogue.image_version",
              "select version, number from catalogue.image_version where accession = ?"),
          Map.entry(
              "catalogue.image_file",
              "select version, ordinal from catalogue.image_file where accession = ?"));

  private final Coordinates servers;
  private final MinioClient objects;

  Traces(Coordinates servers) {
    this.servers = servers;
    Coordinates.S3Server s3 = servers.s3();
    objects =
        MinioClient.builder()
            .endpoint(s3.endpoint())
            .region(s3.region())
            .credentials(s3.accessKey(), s3.secretKey())
            .build();
  }

  @Override
  public void close() throws Exception {
    objects.close();
  }

  /** Everything of one study that must not depend on what was killed. */
  Map<String, List<String>> of(String accession) throws Exception {
    Map<String, List<String>> traces = new TreeMap<>();
    try (Connection connection = connect()) {
      for (Map.Entry<String, String> query : ROWS.entrySet()) {
        traces.put("rows " + query.getKey(), rows(connection, query.getValue(), accession));
      }
      traces.put("objects of derived", derivedShapes(connection, accession));
    }
    events(accession, traces);
    traces.put("documents", documents(accession));
    return traces;
  }

  /** How much is still on its way: rows that wait to be sent, done or announced. */
  long unfinished() throws SQLException {
    try (Connection connection = connect()) {
      return Long.parseLong(
          rows(
                  connection,
                  """
                  select (select count(*) from submission.outbox where sent_at is null)
                    + (select count(*) from ingest.outbox where sent_at is null)
                    + (select count(*) from catalogue.outbox where sent_at is null)
                    + (select count(*) from ingest.task where state in ('waiting', 'running'))
                    + (select count(*) from catalogue.study
                       where announce_at is not null or images_after is not null)
                    + (select count(*) from catalogue.image where announce)
                  """)
              .getFirst());
    }
  }

  List<String> accessions() throws SQLException {
    try (Connection connection = connect()) {
      return rows(connection, "select accession from submission.study");
    }
  }

  /** Objects that no row names, and rows whose objects are not there; of both buckets. */
  List<String> strays() throws Exception {
    try (Connection connection = connect()) {
      List<String> strays = new ArrayList<>();
      Set<String> kept =
          new TreeSet<>(
              rows(connection, "select object from submission.blob where state = 'kept'"));
      Set<String> stored = new TreeSet<>(keys("originals"));
      Set<String> blobs = new TreeSet<>(stored);
      blobs.removeIf(key -> key.endsWith(".crc32c"));
      difference(blobs, kept, "object without a row", strays);
      difference(kept, stored, "row without an object", strays);
      rows(connection, "select object from submission.blob where state <> 'kept'")
          .forEach(object -> strays.add("uncollected " + object));

      List<String> prefixes =
          rows(connection, "select prefix from ingest.derived_object where adopted_at is not null");
      List<String> derived = keys("derived");
      for (String key : derived) {
        if (prefixes.stream().noneMatch(key::startsWith)) {
          strays.add("derived object without a row: " + key);
        }
      }
      for (String prefix : prefixes) {
        if (derived.stream().noneMatch(key -> key.startsWith(prefix))) {
          strays.add("derived row without an object: " + prefix);
        }
      }
      return strays;
    }
  }

  private static void difference(
      Collection<String> all, Collection<String> known, String what, List<String> strays) {
    all.stream()
        .filter(each -> !known.contains(each))
        .forEach(each -> strays.add(what + ": " + each));
  }

  /** How many objects each conversion of the study consists of. */
  private List<String> derivedShapes(Connection connection, String accession) throws Exception {
    List<String> shapes = new ArrayList<>();
    for (String prefix :
        rows(
            connection,
            "select prefix from ingest.derived_object d join ingest.task t on t.id = d.task"
                + " where adopted_at is not null and t.accession = ?",
            accession)) {
      shapes.add(keys("derived", prefix).size() + " objects");
    }
    shapes.sort(null);
    return shapes;
  }

  private void events(String accession, Map<String, List<String>> traces) {
    Map<String, String> types = new HashMap<>();
    Map<String, List<String>> logs = new TreeMap<>();
    String lastState = "";
    Set<String> changes = new TreeSet<>();
    for (ConsumerRecord<String, byte[]> event : all()) {
      if (!accession.equals(event.key())) {
        continue;
      }
      String id = header(event, "ce_id");
      String type = header(event, "ce_type");
      if (LOGS.contains(event.topic())) {
        // Sent at least once: an event that came again has its old id.
        if (types.put(id, type) == null) {
          logs.computeIfAbsent("events of " + event.topic(), topic -> new ArrayList<>()).add(type);
        }
      } else if (event.topic().equals(PUBLIC_STUDIES)) {
        lastState = finalState(event);
      } else {
        changes.add(type);
      }
    }
    logs.values().forEach(list -> list.sort(null));
    traces.putAll(logs);
    traces.put("final " + PUBLIC_STUDIES, List.of(lastState));
    traces.put("kinds of " + PUBLIC_CHANGES, List.copyOf(changes));
  }

  private static String finalState(ConsumerRecord<String, byte[]> event) {
    try {
      JsonNode state = JSON.readTree(event.value());
      return state.path("state").asText()
          + " version "
          + state.path("version").asInt()
          + " files "
          + state.path("files")
          + " title "
          + state.path("title").asText();
    } catch (IOException unreadable) {
      return "unreadable: " + new String(event.value(), StandardCharsets.UTF_8);
    }
  }

  private static String header(ConsumerRecord<String, byte[]> event, String name) {
    Header header = event.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private List<ConsumerRecord<String, byte[]>> all() {
    List<String> topics = new ArrayList<>(LOGS);
    topics.add(PUBLIC_STUDIES);
    topics.add(PUBLIC_CHANGES);
    List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers.kafka(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(events::add);
      }
    }
    return events;
  }

  private List<String> documents(String accession) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      ask(http, "POST", "/lumenark-*/_refresh");
      JsonNode hits =
          ask(http, "GET", "/lumenark-*/_search?size=10000&sort=_doc").path("hits").path("hits");
      List<String> documents = new ArrayList<>();
      for (JsonNode hit : hits) {
        JsonNode source = hit.path("_source");
        if (source.path("accession").asText().equals(accession)) {
          documents.add(
              hit.path("_index").asText()
                  + " "
                  + source.path("path").asText()
                  + " "
                  + source.path("title").asText()
                  + " "
                  + source.path("state").asText());
        }
      }
      documents.sort(null);
      return documents;
    }
  }

  private JsonNode ask(HttpClient http, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(servers.opensearch() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
  }

  private List<String> keys(String bucket) throws Exception {
    return keys(bucket, "");
  }

  private List<String> keys(String bucket, String prefix) throws Exception {
    List<String> keys = new ArrayList<>();
    for (Result<Item> item :
        objects.listObjects(
            ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build())) {
      keys.add(item.get().objectName());
    }
    return keys;
  }

  private Connection connect() throws SQLException {
    Coordinates.PostgreSqlServer server = servers.postgresql();
    return DriverManager.getConnection(
        server.jdbcUrl(server.database()), server.superuser(), server.password());
  }

  private static List<String> rows(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setString(index + 1, values[index]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            row.add(String.valueOf(result.getString(column)));
          }
          rows.add(String.join(" | ", row));
        }
      }
      rows.sort(null);
      return rows;
    }
  }

  /**
   * What the second has and the first has not, and the other way round; empty if they are equal.
   */
  static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      List<String> missing = new ArrayList<>(expected.getOrDefault(name, List.of()));
      List<String> surplus = new ArrayList<>();
      for (String line : actual.getOrDefault(name, List.of())) {
        if (!missing.remove(line)) {
          surplus.add(line);
        }
      }
      missing.forEach(line -> differences.add(name + " lacks " + line));
      surplus.forEach(line -> differences.add(name + " has too much " + line));
    }
    return differences;
  }

  /** How many traces there are: a comparison of nothing with nothing would show nothing. */
  static int size(Map<String, List<String>> traces) {
    return new HashSet<>(traces.values()).stream().mapToInt(List::size).sum();
  }
}
