package org.lumenark.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.SubmissionEvent.StudyWithdrawn;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.id.Accession;
import org.lumenark.standalone.Coordinates;
import org.lumenark.testkit.RealServers;
import org.lumenark.testkit.Server;
import org.lumenark.testkit.TestDatabase;

/** The relay between a real PostgreSQL and a real Kafka. */
class OutboxRelayIT {

  private static final Coordinates SERVERS = RealServers.start(Server.POSTGRESQL, Server.KAFKA);
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  private final List<OutboxRelay> relays = new ArrayList<>();
  private TestDatabase database;
  private AgroalDataSource dataSource;
  private KafkaConsumer<String, byte[]> consumer;

  @BeforeEach
  void prepare() throws SQLException, IOException, InterruptedException {
    org.lumenark.standalone.component.Topics.recreate(SERVERS.kafka());
    database = TestDatabase.create(SERVERS.postgresql());
    dataSource = dataSource();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        InputStream tables = OutboxRelayIT.class.getResourceAsStream("/messaging.sql")) {
      statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
    }
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", SERVERS.kafka(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topics.SUBMISSION));
  }

  @AfterEach
  void end() throws SQLException, InterruptedException {
    for (OutboxRelay relay : relays) {
      relay.stop(new ShutdownEvent());
    }
    consumer.close();
    dataSource.close();
    database.close();
  }

  @Test
  void events_of_a_key_arrive_in_the_order_of_their_commits() throws Exception {
    startRelay();
    for (int version = 1; version <= 1_200; version++) {
      append(version);
    }

    assertThat(versions(receive(1_200))).isEqualTo(upTo(1_200));
  }

  @Test
  void what_is_rolled_back_is_never_sent() throws Exception {
    startRelay();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Outbox.append(connection, Topics.SUBMISSION, event(1));
      connection.rollback();
    }
    append(2);

    assertThat(versions(receive(1))).containsExactly(2L);
  }

  @Test
  void another_relay_takes_the_lead_when_the_leaders_connection_ends() throws Exception {
    startRelay();
    startRelay();
    append(1);
    assertThat(versions(receive(1))).containsExactly(1L);

    assertThat(endLeader()).isEqualTo(1);
    append(2);

    assertThat(versions(receive(1))).containsExactly(2L);
  }

  @Test
  void an_event_that_was_sent_but_not_marked_is_sent_again_under_its_old_id() throws Exception {
    startRelay();
    append(1);
    UUID first = CloudEvents.read(receive(1).getFirst()).orElseThrow().id();
    stopRelays();
    execute("update outbox set sent_at = null");

    startRelay();

    assertThat(CloudEvents.read(receive(1).getFirst()).orElseThrow().id()).isEqualTo(first);
  }

  @Test
  void an_inbox_knows_an_event_only_if_its_transaction_committed() throws Exception {
    UUID event = UUID.randomUUID();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      assertThat(Inbox.firstTime(connection, "test", event)).isTrue();
      connection.rollback();
      assertThat(Inbox.firstTime(connection, "test", event)).isTrue();
      connection.commit();
      assertThat(Inbox.firstTime(connection, "test", event)).isFalse();
      assertThat(Inbox.firstTime(connection, "another", event)).isTrue();
      connection.commit();
    }
  }

  private void startRelay() {
    OutboxRelay relay = new OutboxRelay(dataSource, new Config(), SERVERS.kafka());
    relay.start(new StartupEvent());
    relays.add(relay);
  }

  private void stopRelays() throws InterruptedException {
    for (OutboxRelay relay : relays) {
      relay.stop(new ShutdownEvent());
    }
    relays.clear();
  }

  private void append(long version) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Outbox.append(connection, Topics.SUBMISSION, event(version));
      connection.commit();
    }
  }

  private static EventEnvelope<StudyWithdrawn> event(long version) {
    return new EventEnvelope<>(
        UUID.randomUUID(),
        "/lumenark/submission-service",
        TIME,
        "S-LMK1",
        version,
        new StudyWithdrawn(new Accession("S-LMK1"), 1, "Deposited twice.", TIME));
  }

  /** Ends the connections that hold an advisory lock in this database. */
  private int endLeader() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet ended =
            statement.executeQuery(
                "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory'"
                    + " and granted and database ="
                    + " (select oid from pg_database where datname = current_database())")) {
      ended.next();
      return ended.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<ConsumerRecord<String, byte[]>> receive(int count) {
    List<ConsumerRecord<String, byte[]>> received = new ArrayList<>();
    Instant deadline = Instant.now().plusSeconds(30);
    while (received.size() < count && Instant.now().isBefore(deadline)) {
      consumer.poll(Duration.ofMillis(200)).forEach(received::add);
    }
    assertThat(received).hasSize(count);
    return received;
  }

  private static List<Long> versions(List<ConsumerRecord<String, byte[]>> messages)
      throws UnreadableEvent {
    List<Long> versions = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : messages) {
      versions.add(CloudEvents.read(message).orElseThrow().keyVersion());
    }
    return versions;
  }

  private static List<Long> upTo(int last) {
    List<Long> versions = new ArrayList<>();
    for (long version = 1; version <= last; version++) {
      versions.add(version);
    }
    return versions;
  }

  private AgroalDataSource dataSource() throws SQLException {
    var postgresql = SERVERS.postgresql();
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(pool ->
                pool.maxSize(8)
                    .connectionFactoryConfiguration(factory ->
                        factory
                            .jdbcUrl(database.jdbcUrl() + "?currentSchema=submission")
                            .principal(new NamePrincipal(postgresql.superuser()))
                            .credential(new SimplePassword(postgresql.password())))));
  }

  private record Config() implements OutboxConfig {
    @Override
    public Optional<String> schema() {
      return Optional.of("submission");
    }

    @Override
    public int batch() {
      return 500;
    }

    @Override
    public Duration pollInterval() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration keepSent() {
      return Duration.ofDays(7);
    }
  }
}
