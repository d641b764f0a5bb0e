package org.lumenark.client.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.client.archive.Answer;
import org.lumenark.client.archive.Call;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.LocalFile;
import org.lumenark.client.progress.Progress;

/** Many small files in one request. A request that broke is made again as a whole. */
final class BatchUpload {

  private static final Duration ANSWER = Duration.ofMinutes(15);

  private final Http http;
  private final Patience patience;
  private final String draft;
  private final Progress progress;

  BatchUpload(Http http, Patience patience, String draft, Progress progress) {
    this.http = http;
    this.patience = patience;
    this.draft = draft;
    this.progress = progress;
  }

  /**
   * @return each file as it was sent; fails if the archive did not take one of them
   */
  List<SentFile> send(List<LocalFile> files) {
    List<SentFile> sent = new ArrayList<>(files.size());
    Counter counter = new Counter(progress);
    Call call =
        Call.of("POST", "/api/v1/drafts/" + Call.encode(draft) + "/files/batch")
            .with("Accept", "application/x-ndjson, application/json, application/problem+json")
            .with("Content-Type", "application/x-tar")
            .within(ANSWER)
            .withBody(() -> {
              counter.takeBack();
              sent.clear();
              return BodyPublishers.ofInputStream(() -> batch(files, sent, counter));
            });
    Patience.Attempts attempts = patience.attempts();
    while (true) {
      try {
        Answer answer = http.once(call);
        if (answer.success()) {
          expectAllStored(answer);
          return List.copyOf(sent);
        }
        if (!Http.passing(answer.status()) || !attempts.again()) {
          throw http.failure(call, answer);
        }
      } catch (IOException e) {
        files.forEach(LocalFile::expectUnchanged);
        if (!attempts.again()) {
          throw ClientException.unreachable(http.origin(), e);
        }
      }
    }
  }

  private static TarBatch batch(List<LocalFile> files, List<SentFile> sent, Counter counter) {
    return new TarBatch(
        files,
        file -> {
          sent.add(file);
          counter.accept(file.size());
        });
  }

  /** One JSON line for each file; one that was not stored has an error. */
  private void expectAllStored(Answer answer) {
    List<Detail> refused = new ArrayList<>();
    for (String line : new String(answer.body(), StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isBlank()) {
        JsonNode result = Json.read(line.getBytes(StandardCharsets.UTF_8), http.origin());
        JsonNode error = result.path("error");
        if (error.isObject()) {
          refused.add(
              new Detail(
                  error.path("code").asText("unknown"),
                  result.path("path").asText(""),
                  error.path("message").asText("not stored"),
                  error.path("remedy").asText(null)));
        }
      }
    }
    if (!refused.isEmpty()) {
      Detail first = refused.getFirst();
      throw new ClientException(
          ExitCode.BAD_DATA,
          first.code(),
          "The archive did not take " + refused.size() + " files. First: " + first.message(),
          first.place(),
          refused,
          null);
    }
  }
}
