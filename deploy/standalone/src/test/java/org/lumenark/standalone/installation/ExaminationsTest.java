package org.lumenark.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;
import org.lumenark.standalone.installation.Observation.State;

/** What the doctor makes of the answers of servers. */
class ExaminationsTest {
  private static final String PASSWORD = "certificate";

  private HttpServer server;
  private String url;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_clock_that_differs_is_wrong_and_one_that_agrees_is_fine() throws Exception {
    answer("/", 200, "{}");
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2));

    assertThat(new ClockExamination(Clock.systemUTC(), List.of(url)).observe())
        .extracting(Observation::state)
        .containsExactly(State.fine);
    assertThat(new ClockExamination(late, List.of(url)).observe())
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.state()).isEqualTo(State.wrong);
          assertThat(seen.seen()).matches("1(19|20) s ahead of here");
          assertThat(seen.advice()).contains("time server");
        });
  }

  @Test
  void a_lost_part_of_the_index_is_wrong_and_a_full_disk_will_be() throws Exception {
    answer("/_cluster/health", 200, "{\"status\":\"red\",\"unassigned_shards\":2}");
    answer(
        "/_nodes/stats/fs",
        200,
        "{\"nodes\":{\"x\":{\"name\":\"one\",\"fs\":{\"total\":{\"total_in_bytes\":100,\"available_in_bytes\":9}}}}}");

    List<Observation> seen = new SearchExamination(url).observe();

    assertThat(seen).extracting(Observation::state).containsExactly(State.wrong, State.attention);
    assertThat(seen.getFirst().advice()).contains("lumenark reindex");
    assertThat(seen.getLast().seen()).isEqualTo("91 % used");
  }

  @Test
  void one_node_without_copies_is_as_it_should_be() throws Exception {
    answer(
        "/_cluster/health",
        200,
        "{\"status\":\"yellow\",\"number_of_data_nodes\":1,\"unassigned_shards\":1}");

    assertThat(new SearchExamination(url).observe())
        .extracting(Observation::state)
        .containsExactly(State.fine);
  }

  @Test
  void a_store_that_overwrites_what_was_to_be_new_is_refused() throws Exception {
    answer("/originals", 200, "first");

    assertThat(
            new StoreExamination(
                    new Buckets(url, "us-east-1", new S3Credentials("key", "secret")),
                    List.of("originals"))
                .observe())
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.state()).isEqualTo(State.wrong);
          assertThat(seen.seen())
              .contains("second write of what is there: HTTP 200 instead of 412", "range");
        });
  }

  @Test
  void dead_letters_wait_until_they_are_replayed() {
    TopicPartition letters = new TopicPartition("archive.ingest.v1.submission-service.dlq", 0);
    TopicPartition events = new TopicPartition("archive.ingest.v1", 0);
    Map<TopicPartition, Long> ends = Map.of(letters, 5L, events, 9L);
    Map<TopicPartition, Long> starts = Map.of(letters, 0L, events, 0L);

    assertThat(TopicsExamination.deadLetters(ends, starts, Map.of(letters, 3L)).seen())
        .isEqualTo("2 in archive.ingest.v1.submission-service.dlq");
    assertThat(TopicsExamination.deadLetters(ends, starts, Map.of(letters, 5L)).state())
        .isEqualTo(State.fine);
  }

  @Test
  void an_archive_of_another_version_is_told() throws Exception {
    answer("/api/v1/about", 200, "{\"version\":\"0.2.0\"}");

    assertThat(new ArchiveExamination(url, "0.1.0").observe())
        .containsExactly(
            Observation.attention(
                "archive (" + url + ")",
                "version 0.2.0, this command is 0.1.0",
                "Use the command of the same version."));
    assertThat(new ArchiveExamination(url, "0.2.0").observe())
        .extracting(Observation::state)
        .containsExactly(State.fine);
  }

  @Test
  void a_certificate_is_told_before_it_ends_and_refused_where_nobody_trusts_it(@TempDir Path folder)
      throws Exception {
    Path file = certificate(folder);
    HttpsServer tls =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    KeyStore store = load(file);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    SSLContext own = SSLContext.getInstance("TLS");
    own.init(keys.getKeyManagers(), null, null);
    tls.setHttpsConfigurator(new HttpsConfigurator(own));
    tls.start();
    try {
      String address = "https://127.0.0.1:" + tls.getAddress().getPort() + "/path";
      Clock now = Clock.systemUTC();

      assertThat(states(now, trusting(store), address)).containsExactly(State.fine);
      assertThat(states(Clock.offset(now, Duration.ofDays(80)), trusting(store), address))
          .containsExactly(State.attention);
      assertThat(states(now, (SSLSocketFactory) SSLSocketFactory.getDefault(), address))
          .containsExactly(State.wrong);
      assertThat(states(now, trusting(store), url)).isEmpty();
    } finally {
      tls.stop(0);
    }
  }

  private static List<State> states(Clock clock, SSLSocketFactory sockets, String address) {
    return new CertificateExamination(clock, sockets, List.of(address))
        .observe().stream().map(Observation::state).toList();
  }

  private static SSLSocketFactory trusting(KeyStore store) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("own", store.getCertificate("own"));
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static KeyStore load(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** Of 127.0.0.1, for 90 days; the JDK makes certificates by its program only. */
  private static Path certificate(Path folder) throws Exception {
    Path file = folder.resolve("own.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=own",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "90",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
