package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.testkit.TestTokens;

/** An embargo that ends while the service that keeps its clock is down. */
class ReleaseAfterOutageIT {

  private static final Duration EMBARGO = Duration.ofSeconds(40);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static ServiceProcess service;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    service = new ServiceProcess(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aStudyWhoseDateCameWhileTheClockWasDownIsPublicOnceItRunsAgain() throws Exception {
    String draft =
        send(
                "POST",
                "/api/v1/drafts",
                "{\"metadata\":{\"template\":\"minimal\",\"title\":\"Due\"}}")
            .path("id")
            .asText();
    Instant date = Instant.now().plus(EMBARGO);
    String accession =
        send("POST", "/api/v1/drafts/" + draft + "/submit", "{\"releaseDate\":\"" + date + "\"}")
            .path("accession")
            .asText();
    Depositor.await(() -> state(accession).equals("private"));
    query(
        "update study_version set verified = true where accession = '"
            + accession
            + "' returning 'ok'");
    assertThat(state(accession)).isEqualTo("private");

    service.kill();
    assertThat(Instant.now()).as("still under embargo when it went down").isBefore(date);
    Depositor.await(EMBARGO, () -> Instant.now().isAfter(date));
    service.start();

    Depositor.await(() -> state(accession).equals("public"));
    assertThat(
            query(
                "select count(*) from outbox where key = '"
                    + accession
                    + "' and type like '%study-released%'"))
        .isEqualTo("1");
  }

  private String state(String accession) {
    try {
      return send("GET", "/api/v1/submissions/" + accession, "").path("state").asText();
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri(path))
            .header("Authorization", "Bearer " + TestTokens.ofThisRun().user("depositor"))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  private static String query(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                service.environment("QUARKUS_DATASOURCE_JDBC_URL") + "?currentSchema=submission",
                service.environment("QUARKUS_DATASOURCE_USERNAME"),
                service.environment("QUARKUS_DATASOURCE_PASSWORD"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
