package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody who asks the archive by HTTP, with the token that the command line has. */
record ApiUser(String origin, Lumenark commands) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Authorization", "Bearer " + commands.run("token").expect(0).out().strip())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  int status(String method, String path) throws IOException, InterruptedException {
    return ask(method, path, "").statusCode();
  }

  /**
   * @return id of a new draft
   */
  String draft() throws IOException, InterruptedException {
    HttpResponse<String> made =
        ask(
            "POST",
            "/api/v1/drafts",
            "{\"metadata\": {\"template\": \"minimal\", \"title\": \"A draft\"}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JSON.readTree(made.body()).path("id").asText();
  }

  void shares(String draft, String collaborators) throws IOException, InterruptedException {
    HttpResponse<String> invited =
        ask("PUT", "/api/v1/drafts/" + draft + "/collaborators", collaborators);
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(200);
  }
}
