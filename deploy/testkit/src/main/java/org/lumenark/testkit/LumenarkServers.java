package org.lumenark.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;
import org.lumenark.standalone.component.Topics;

/**
 * Real servers for a {@code @QuarkusTest}, with nothing in them that an earlier test has left.
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(
 *     value = LumenarkServers.class,
 *     initArgs = {
 *       @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
 *       @ResourceArg(name = "schema", value = "submission")
 *     })
 * }</pre>
 *
 * <p>{@code servers}: names of contract 11, or {@code all} (the default). {@code schema}: the login
 * and schema of the service under test. Each start gives a new database, new buckets, empty topics
 * and an index server without indices; the realm is shared. Modules that are built side by side
 * take turns with one stack, because the names of topics are fixed.
 */
public final class LumenarkServers implements QuarkusTestResourceLifecycleManager {
  private Set<Server> servers = Server.parse("all");
  private String schema = "submission";
  private @Nullable TestDatabase database;

  @Override
  public void init(Map<String, String> initArgs) {
    servers = Server.parse(initArgs.getOrDefault("servers", "all"));
    schema = initArgs.getOrDefault("schema", schema);
  }

  /** Kafka's client loads its plug-ins by the thread's class loader, which may be another one's. */
  @Override
  public Map<String, String> start() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(LumenarkServers.class.getClassLoader());
    try {
      return startFresh();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Map<String, String> startFresh() {
    Coordinates coordinates = RealServers.start(servers);
    Map<String, String> config = new HashMap<>();
    try {
      for (Server server : servers) {
        config.putAll(fresh(server, coordinates));
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("cannot prepare the servers: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return config;
  }

  private Map<String, String> fresh(Server server, Coordinates coordinates)
      throws IOException, SQLException, InterruptedException {
    return switch (server) {
      case POSTGRESQL -> freshDatabase(coordinates.postgresql());
      case KAFKA -> {
        Topics.recreate(coordinates.kafka());
        yield Map.of("kafka.bootstrap.servers", coordinates.kafka());
      }
      case OPENSEARCH -> {
        deleteIndices(coordinates.opensearch());
        yield Map.of("lumenark.opensearch.url", coordinates.opensearch());
      }
      case KEYCLOAK -> identity(coordinates.keycloak());
      case OBJECT_STORE -> freshBuckets(coordinates.s3());
    };
  }

  private Map<String, String> freshDatabase(Coordinates.PostgreSqlServer postgresql)
      throws SQLException {
    String password = postgresql.logins().get(schema);
    if (password == null) {
      throw new IllegalArgumentException("no service owns a schema named " + schema);
    }
    TestDatabase created = TestDatabase.create(postgresql);
    database = created;
    return Map.of(
        "quarkus.datasource.jdbc.url",
        created.jdbcUrl(),
        "quarkus.datasource.reactive.url",
        created.reactiveUrl(),
        "quarkus.datasource.username",
        schema,
        "quarkus.datasource.password",
        password);
  }

  /** With the account of the service under test, where it has one. */
  private Map<String, String> identity(Coordinates.KeycloakServer keycloak) {
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.oidc.auth-server-url", keycloak.issuer());
    String client = "lumenark-" + schema;
    String secret = keycloak.clientSecrets().get(client);
    if (secret != null) {
      config.put("lumenark.client-id", client);
      config.put("lumenark.client-secret", secret);
    }
    return config;
  }

  private static Map<String, String> freshBuckets(Coordinates.S3Server s3)
      throws IOException, InterruptedException {
    String run = UUID.randomUUID().toString().substring(0, 8);
    Buckets buckets =
        new Buckets(s3.endpoint(), s3.region(), new S3Credentials(s3.accessKey(), s3.secretKey()));
    buckets.create("originals-" + run);
    buckets.create("derived-" + run);
    return Map.of(
        "lumenark.storage.endpoint", s3.endpoint(),
        "lumenark.storage.access-key", s3.accessKey(),
        "lumenark.storage.secret-key", s3.secretKey(),
        "lumenark.storage.region", s3.region(),
        "lumenark.storage.originals-bucket", "originals-" + run,
        "lumenark.storage.derived-bucket", "derived-" + run);
  }

  private static void deleteIndices(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/*?expand_wildcards=open,closed"))
            .DELETE()
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("indices were not deleted: " + response.body());
      }
    }
  }

  @Override
  public void stop() {
    TestDatabase created = database;
    database = null;
    if (created == null) {
      return;
    }
    try {
      created.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot drop " + created.name(), e);
    }
  }
}
