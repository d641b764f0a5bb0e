package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.testkit.TestTokens;

/** A list whose service is killed when its rows are there, and before the component has it. */
class FileListRestartIT {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aListThatWasKilledLeavesTheOneBeforeAndCanBeSentAgain(@TempDir Path folder)
      throws Exception {
    try (ServiceProcess service = new ServiceProcess(folder)) {
      String draft =
          new ObjectMapper()
              .readTree(
                  send(service, "POST", "/api/v1/drafts", "{\"metadata\":{\"title\":\"Killed\"}}")
                      .body())
              .path("id")
              .asText();
      String list = "/api/v1/drafts/" + draft + "/file-lists/c";
      assertThat(send(service, "PUT", list, "[{\"path\":\"old\"}]").statusCode()).isEqualTo(200);
      service.killAt("stored-not-committed");

      assertThatThrownBy(() -> send(service, "PUT", list, "[{\"path\":\"new\"}]"))
          .isInstanceOf(IOException.class);
      service.awaitDeath();
      service.start();

      assertThat(send(service, "GET", list, "").body()).contains("old").doesNotContain("new");
      assertThat(send(service, "PUT", list, "[{\"path\":\"new\"}]").statusCode()).isEqualTo(200);
      assertThat(send(service, "GET", list, "").body()).contains("new").doesNotContain("old");
    }
  }

  private HttpResponse<String> send(ServiceProcess service, String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(service.uri(path))
            .header("Authorization", "Bearer " + TestTokens.ofThisRun().user("depositor"))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
