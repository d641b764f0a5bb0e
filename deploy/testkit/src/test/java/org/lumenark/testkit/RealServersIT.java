package org.lumenark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.Coordinates;

class RealServersIT {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void tokens_of_demo_accounts_carry_audience_role_and_name() throws Exception {
    JsonNode claims = claims(TestTokens.ofThisRun().user("curator"));

    assertThat(claims.path("aud").toString()).contains("lumenark");
    assertThat(claims.path("realm_access").path("roles").toString()).contains("\"curator\"");
    assertThat(claims.path("preferred_username").asText()).isEqualTo("curator");
    assertThat(claims.path("email").asText()).isEqualTo("curator@example.org");
    assertThat(claims.path("name").asText()).isEqualTo("Demo Curator");
    assertThat(claims.path("sub").asText()).isEqualTo("00000000-0000-4000-8000-000000000003");
    // Keycloak reads its clock once for iat and again for exp: a second may begin between the two.
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(600L, 601L);
  }

  @Test
  void tokens_of_service_accounts_carry_audience_and_role() throws Exception {
    TestTokens tokens = TestTokens.ofThisRun();

    JsonNode ingest = claims(tokens.client("lumenark-ingest"));
    JsonNode partner = claims(tokens.client("lumenark-partner-demo"));

    assertThat(ingest.path("aud").toString()).contains("lumenark");
    assertThat(ingest.path("realm_access").path("roles").toString()).contains("\"service\"");
    assertThat(partner.path("realm_access").path("roles").toString())
        .contains("\"partner\"")
        .doesNotContain("service");
  }

  @Test
  void each_start_gives_an_empty_database_that_the_service_owns() throws Exception {
    LumenarkServers servers = new LumenarkServers();
    servers.init(Map.of("servers", "postgresql", "schema", "ingest"));

    Map<String, String> config = servers.start();

    try (Connection connection =
            DriverManager.getConnection(
                config.get("quarkus.datasource.jdbc.url"),
                config.get("quarkus.datasource.username"),
                config.get("quarkus.datasource.password"));
        var statement = connection.createStatement()) {
      assertThat(connection.getSchema()).isEqualTo("ingest");
      statement.execute("CREATE TABLE task (id bigint)");
      statement.execute("CREATE EXTENSION pg_trgm");
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> statement.execute("CREATE TABLE submission.draft (id bigint)"))
          .hasMessageContaining("permission denied");
    }
    servers.stop();
  }

  @Test
  void topics_have_the_settings_of_the_architecture() throws Exception {
    Coordinates coordinates = RealServers.start(Server.KAFKA);

    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, coordinates.kafka()))) {
      assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS))
          .containsExactlyInAnyOrder(
              "archive.submission.v1",
              "archive.submission.v1.ingest-service.dlq",
              "archive.submission.v1.metadata-service.dlq",
              "archive.ingest-task.v1",
              "archive.ingest-task.v1.ingest-service.dlq",
              "archive.ingest.v1",
              "archive.ingest.v1.submission-service.dlq",
              "archive.ingest.v1.metadata-service.dlq",
              "archive.catalogue.v1",
              "archive.catalogue.v1.search-service.dlq",
              "archive.public-study.v1",
              "archive.public-change.v1",
              "archive.partner-record.v1",
              "archive.partner-record.v1.metadata-service.dlq");
    }
  }

  @Test
  void a_second_start_empties_topics_buckets_and_indices() throws Exception {
    LumenarkServers servers = new LumenarkServers();
    servers.init(Map.of("servers", "kafka,opensearch,object-store"));
    Map<String, String> first = servers.start();
    String index = first.get("lumenark.opensearch.url") + "/studies";
    assertThat(send("PUT", index)).isEqualTo(200);

    Map<String, String> second = servers.start();

    assertThat(send("HEAD", index)).isEqualTo(404);
    assertThat(second.get("lumenark.storage.originals-bucket"))
        .isNotEqualTo(first.get("lumenark.storage.originals-bucket"));
  }

  private static int send(String method, String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private JsonNode claims(String token) throws Exception {
    return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
