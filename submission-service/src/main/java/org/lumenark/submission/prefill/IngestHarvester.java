package org.lumenark.submission.prefill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.lumenark.platform.security.ServiceAccount;
import org.lumenark.submission.file.StoredFile;

/**
 * Asks ingest-service, whose address is {@code lumenark.ingest-url}, with the service's own account
 * ({@code lumenark.client-id}).
 */
@ApplicationScoped
class IngestHarvester implements Harvester {

  private static final Logger LOG = Logger.getLogger(IngestHarvester.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** A little more than ingest-service takes at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(28);

  private static final int AT_A_TIME = 4;
  private static final int OK = 200;
  private static final int NOT_AUTHENTICATED = 401;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final ObjectMapper mapper;
  private final ServiceAccount account;
  private final Optional<String> origin;

  IngestHarvester(
      ObjectMapper mapper,
      ServiceAccount account,
      @ConfigProperty(name = "lumenark.ingest-url") Optional<String> origin) {
    this.mapper = mapper;
    this.account = account;
    this.origin = origin;
  }

  @Override
  public Answer look(List<StoredFile> files) {
    if (origin.isEmpty() || !account.isConfigured()) {
      return new Answer.Absent();
    }
    if (!places.tryAcquire()) {
      return new Answer.Unreachable();
    }
    try {
      return new Answer.Said(ask(origin.get(), files));
    } catch (IOException failure) {
      LOG.warnf("files of drafts are not looked into: %s", failure.getMessage());
      return new Answer.Unreachable();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer.Unreachable();
    } finally {
      places.release();
    }
  }

  private JsonNode ask(String address, List<StoredFile> files)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/internal/harvests"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + account.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(question(files))))
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() == NOT_AUTHENTICATED) {
      account.forgetToken();
    }
    if (answer.statusCode() != OK) {
      throw new IOException("ingest-service answers with status " + answer.statusCode());
    }
    return mapper.readTree(answer.body());
  }

  private ObjectNode question(List<StoredFile> files) {
    ObjectNode question = mapper.createObjectNode();
    ArrayNode list = question.putArray("files");
    for (StoredFile file : files) {
      list.addObject()
          .put("path", file.path())
          .put("sha256", file.sha256())
          .put("object", file.blob().object().value())
          .put("offset", file.blob().offset())
          .put("size", file.size());
    }
    return question;
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
