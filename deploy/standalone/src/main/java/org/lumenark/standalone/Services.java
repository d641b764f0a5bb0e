package org.lumenark.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lumenark.standalone.component.Component;
import org.lumenark.standalone.component.Kafka;
import org.lumenark.standalone.component.Keycloak;
import org.lumenark.standalone.component.ObjectStore;
import org.lumenark.standalone.component.OpenSearch;
import org.lumenark.standalone.component.PostgreSql;
import org.lumenark.standalone.component.QuarkusService;
import org.lumenark.standalone.component.Workspace;
import org.lumenark.standalone.identity.AccountPolicy;

/** The five services and the environment that each is given. */
public final class Services {
  private static final String SUBMISSION = "submission-service";
  private static final String GATEWAY = "access-gateway";
  private static final int SMALL_HEAP_MEGABYTES = 256;
  private static final int SUBMISSION_HEAP_MEGABYTES = 384;
  private static final int INGEST_HEAP_MEGABYTES = 512;

  /** Schema is the empty text for a service without a database. */
  private record Shape(String name, String client, String schema, int heap, List<String> needs) {
    List<String> settings() {
      String own = client.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
      return name.equals(SUBMISSION) ? List.of(own, "QUARKUS_MAILER_") : List.of(own);
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              GATEWAY,
              "lumenark-gateway",
              "",
              SMALL_HEAP_MEGABYTES,
              List.of(Keycloak.NAME, ObjectStore.NAME)),
          new Shape(
              SUBMISSION,
              "lumenark-submission",
              "submission",
              SUBMISSION_HEAP_MEGABYTES,
              List.of(PostgreSql.NAME, Kafka.NAME, Keycloak.NAME, ObjectStore.NAME)),
          new Shape(
              "ingest-service",
              "lumenark-ingest",
              "ingest",
              INGEST_HEAP_MEGABYTES,
              List.of(PostgreSql.NAME, Kafka.NAME, Keycloak.NAME, ObjectStore.NAME)),
          new Shape(
              "metadata-service",
              "lumenark-metadata",
              "catalogue",
              SMALL_HEAP_MEGABYTES,
              List.of(PostgreSql.NAME, Kafka.NAME, Keycloak.NAME, ObjectStore.NAME)),
          new Shape(
              "search-service",
              "lumenark-search",
              "",
              SMALL_HEAP_MEGABYTES,
              List.of(Kafka.NAME, Keycloak.NAME, OpenSearch.NAME)));

  /** In the order of contract 11. */
  public static final List<String> NAMES = SHAPES.stream().map(Shape::name).toList();

  private Services() {}

  /** All five, run from the folders that the build left in {@code checkout}. */
  public static List<Component> of(
      Workspace workspace,
      Path checkout,
      Ports ports,
      Coordinates coordinates,
      AccountPolicy accounts) {
    List<Component> services = new ArrayList<>();
    for (Shape shape : SHAPES) {
      services.add(
          new QuarkusService(
              workspace,
              new QuarkusService.Definition(
                  shape.name(),
                  ports.port(shape.name()),
                  shape.heap(),
                  checkout.resolve(shape.name()).resolve("target/quarkus-app"),
                  shape.needs(),
                  shape.settings(),
                  environment(shape, ports, coordinates, accounts))));
    }
    return List.copyOf(services);
  }

  /** The environment of one service, for those who run it by hand. */
  public static Map<String, String> environment(
      String service, Ports ports, Coordinates coordinates, AccountPolicy accounts) {
    Shape shape =
        SHAPES.stream()
            .filter(candidate -> candidate.name().equals(service))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no service is named " + service));
    return environment(shape, ports, coordinates, accounts);
  }

  private static Map<String, String> environment(
      Shape shape, Ports ports, Coordinates coordinates, AccountPolicy accounts) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("QUARKUS_PROFILE", "prod");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.port(shape.name())));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", coordinates.kafka());
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", coordinates.keycloak().issuer());
    environment.put("LUMENARK_CLIENT_ID", shape.client());
    String secret = coordinates.keycloak().clientSecrets().get(shape.client());
    if (secret != null) {
      environment.put("LUMENARK_CLIENT_SECRET", secret);
    }
    environment.putAll(cookies(shape, Components.publicUrl(ports)));
    environment.putAll(database(shape.schema(), coordinates.postgresql()));
    environment.putAll(storage(coordinates.s3()));
    environment.put("LUMENARK_OPENSEARCH_URL", coordinates.opensearch());
    environment.put("LUMENARK_PUBLIC_URL", Components.publicUrl(ports));
    if (shape.name().equals(GATEWAY)) {
      environment.put(
          "LUMENARK_GATEWAY_SELF_REGISTRATION", Boolean.toString(accounts.selfRegistration()));
    }
    if (shape.name().equals(SUBMISSION)) {
      environment.put("LUMENARK_SUBMISSION_RECEIPT_KEY_FILE", "receipt-key.pem");
      environment.put("LUMENARK_SUBMISSION_SFTP_PORT", Integer.toString(ports.port(Ports.SFTP)));
      environment.put("LUMENARK_SUBMISSION_SFTP_HOST_KEY_FILE", "sftp-host-key.pem");
    }
    environment.put("LUMENARK_SUBMISSION_URL", url(ports, "submission-service"));
    environment.put("LUMENARK_INGEST_URL", url(ports, "ingest-service"));
    environment.put("LUMENARK_METADATA_URL", url(ports, "metadata-service"));
    environment.put("LUMENARK_SEARCH_URL", url(ports, "search-service"));
    return environment;
  }

  /** The session of the pages travels by TLS only, unless the archive itself does not. */
  private static Map<String, String> cookies(Shape shape, String publicUrl) {
    return shape.client().equals("lumenark-gateway")
        ? Map.of(
            "QUARKUS_OIDC_PAGES_AUTHENTICATION_COOKIE_FORCE_SECURE",
            Boolean.toString(publicUrl.startsWith("https:")))
        : Map.of();
  }

  private static Map<String, String> database(
      String schema, Coordinates.PostgreSqlServer postgresql) {
    String password = postgresql.logins().get(schema);
    if (password == null) {
      return Map.of();
    }
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
        postgresql.jdbcUrl(postgresql.database()),
        "QUARKUS_DATASOURCE_REACTIVE_URL",
        "postgresql://" + postgresql.host() + ":" + postgresql.port() + "/" + postgresql.database(),
        "QUARKUS_DATASOURCE_USERNAME",
        schema,
        "QUARKUS_DATASOURCE_PASSWORD",
        password);
  }

  private static Map<String, String> storage(Coordinates.S3Server s3) {
    return Map.of(
        "LUMENARK_STORAGE_ENDPOINT", s3.endpoint(),
        "LUMENARK_STORAGE_REGION", s3.region(),
        "LUMENARK_STORAGE_ACCESS_KEY", s3.accessKey(),
        "LUMENARK_STORAGE_SECRET_KEY", s3.secretKey(),
        "LUMENARK_STORAGE_ORIGINALS_BUCKET", ObjectStore.BUCKETS.getFirst(),
        "LUMENARK_STORAGE_DERIVED_BUCKET", ObjectStore.BUCKETS.getLast());
  }

  private static String url(Ports ports, String service) {
    return "http://127.0.0.1:" + ports.port(service);
  }
}
