package org.lumenark.gateway.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.config.ServiceAddresses;
import org.lumenark.gateway.proxy.Repetition;
import org.lumenark.platform.security.ReviewerToken;

/**
 * Asks metadata-service where something lies, with the caller's own token. Blocks: for virtual
 * threads. Where public images lie is remembered for a few seconds, for anyone; private ones are
 * asked for each time, and so is whatever reviewers ask, whose links open one study only.
 */
@ApplicationScoped
class CatalogueClient {

  private static final Logger LOG = Logger.getLogger(CatalogueClient.class);
  private static final int CONNECTIONS = 64;
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int HTTP_PORT = 80;

  private final Vertx vertx;
  private final HttpClient client;
  private final URI address;
  private final ObjectMapper mapper;
  private final Duration timeout;
  private final RecentPlaces recent;

  private record Answer(int status, Buffer body) {}

  CatalogueClient(
      Vertx vertx, GatewayConfig config, ServiceAddresses services, ObjectMapper mapper) {
    this.vertx = vertx;
    this.address = services.metadataUrl();
    this.mapper = mapper;
    this.timeout = config.content().lookupTimeout();
    this.recent = new RecentPlaces(config.content().remember(), System::nanoTime);
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.proxy().connectTimeout().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTcpNoDelay(true)
                .setSsl("https".equals(address.getScheme())),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /**
   * @param version as the reader gave it; the one that is shown if null
   */
  Lookup<FilePlace> file(
      Accession accession, String path, @Nullable String version, @Nullable String authorization) {
    String query = encode(path) + (version == null ? "" : "&version=" + encode(version));
    return ask("/internal/files/" + accession + "?path=" + query, authorization, FilePlace.class);
  }

  /**
   * @param study accession, or the name of one of its versions
   * @param version as the reader gave it; the one that is shown if null
   */
  Lookup<ArchivePlace> archive(
      String study, @Nullable String version, @Nullable String authorization) {
    String query = version == null ? "" : "?version=" + encode(version);
    return ask("/internal/archives/" + encode(study) + query, authorization, ArchivePlace.class);
  }

  Lookup<ManifestArchivePlace> manifestArchive(String id, @Nullable String authorization) {
    return ask(
        "/internal/manifests/" + encode(id) + "/archive",
        authorization,
        ManifestArchivePlace.class);
  }

  /** Without a token, which may end before a download does: manifests hold public files only. */
  Lookup<ManifestFilePlace[]> manifestFiles(String id, long from, int count) {
    return ask(
        "/internal/manifests/" + encode(id) + "/entries?from=" + from + "&limit=" + count,
        null,
        ManifestFilePlace[].class);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Lookup<ContainerPlace> image(UUID id, @Nullable String authorization) {
    return container("/internal/images/" + id, authorization);
  }

  Lookup<ContainerPlace> fileSet(UUID id, @Nullable String authorization) {
    return container("/internal/filesets/" + id, authorization);
  }

  private Lookup<ContainerPlace> container(String path, @Nullable String authorization) {
    if (ReviewerToken.in(authorization).isPresent()) {
      return ask(path, authorization, ContainerPlace.class);
    }
    return recent
        .place(path)
        .<Lookup<ContainerPlace>>map(Lookup.Found::new)
        .orElseGet(() -> {
          Lookup<ContainerPlace> answer = ask(path, authorization, ContainerPlace.class);
          if (answer instanceof Lookup.Found<ContainerPlace>(ContainerPlace place)
              && place.isPublic()) {
            recent.remember(path, place);
          }
          return answer;
        });
  }

  private <T> Lookup<T> ask(String path, @Nullable String authorization, Class<T> type) {
    RequestOptions options =
        new RequestOptions()
            .setHost(address.getHost())
            .setPort(address.getPort() < 0 ? HTTP_PORT : address.getPort())
            .setMethod(HttpMethod.GET)
            .setTimeout(timeout.toMillis())
            .setURI(path);
    if (authorization != null) {
      options.putHeader("Authorization", authorization);
    }
    try {
      Answer answer =
          exchange(options)
              .toCompletionStage()
              .toCompletableFuture()
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return read(path, answer, type);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Lookup.Unavailable<>();
    } catch (ExecutionException | TimeoutException | IOException failure) {
      LOG.warnf("the catalogue cannot be asked: %s", failure.toString());
      return new Lookup.Unavailable<>();
    }
  }

  /**
   * All of it on one event loop: asked from the caller's thread, an answer that is fast could have
   * come and gone before anything waits for its body.
   */
  private Future<Answer> exchange(RequestOptions options) {
    Promise<Answer> answer = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(begin -> Repetition.read(vertx, () -> once(options)).onComplete(answer));
    return answer.future();
  }

  private Future<Answer> once(RequestOptions options) {
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body)));
  }

  private <T> Lookup<T> read(String path, Answer answer, Class<T> type) throws IOException {
    return switch (answer.status()) {
      case 200 -> new Lookup.Found<>(mapper.readValue(answer.body().getBytes(), type));
      case 400, 403, 404, 414 -> new Lookup.NotThere<>();
      case 401 -> new Lookup.NotAuthenticated<>();
      case 410 -> new Lookup.Withdrawn<>();
      default -> {
        LOG.warnf("the catalogue answers %d to %s", answer.status(), path);
        yield new Lookup.Unavailable<>();
      }
    };
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
