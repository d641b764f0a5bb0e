package org.lumenark.standalone;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.standalone.component.Component;
import org.lumenark.standalone.component.Kafka;
import org.lumenark.standalone.component.Keycloak;
import org.lumenark.standalone.component.ObjectStore;
import org.lumenark.standalone.component.OpenSearch;
import org.lumenark.standalone.component.PostgreSql;
import org.lumenark.standalone.component.S3Credentials;
import org.lumenark.standalone.component.Workspace;
import org.lumenark.standalone.identity.AccountPolicy;

/** The five real servers of a stack, and how clients reach them. */
public final class Components {
  public static final List<String> NAMES =
      List.of(PostgreSql.NAME, Kafka.NAME, OpenSearch.NAME, Keycloak.NAME, ObjectStore.NAME);

  private Components() {}

  /** All five, in the order of {@link #NAMES}. */
  public static List<Component> of(
      Workspace workspace, Ports ports, Secrets secrets, AccountPolicy accounts)
      throws IOException {
    Coordinates coordinates = coordinates(ports, secrets);
    Map<String, String> logins = new HashMap<>(coordinates.postgresql().logins());
    String keycloakPassword = secrets.secret("postgresql-keycloak");
    logins.put("keycloak", keycloakPassword);
    return List.of(
        new PostgreSql(
            workspace, ports.port("postgresql"), coordinates.postgresql().password(), logins),
        new Kafka(workspace, ports.port("kafka"), ports.port("kafka-controller")),
        new OpenSearch(workspace, ports.port("opensearch"), ports.port("opensearch-transport")),
        new Keycloak(
            workspace,
            new Keycloak.Settings(
                ports.port("keycloak"),
                ports.port("keycloak-management"),
                ports.port("postgresql"),
                keycloakPassword,
                coordinates.keycloak().adminPassword(),
                Realm.render(publicUrl(ports), coordinates.keycloak().clientSecrets()),
                accounts)),
        new ObjectStore(
            workspace,
            ports.port("object-store"),
            new S3Credentials(coordinates.s3().accessKey(), coordinates.s3().secretKey())));
  }

  static String publicUrl(Ports ports) {
    return "http://127.0.0.1:" + ports.port(Ports.PUBLIC);
  }

  /** How clients reach the five servers. */
  public static Coordinates coordinates(Ports ports, Secrets secrets) throws IOException {
    Map<String, String> logins = new HashMap<>();
    for (String schema : PostgreSql.SCHEMAS) {
      logins.put(schema, secrets.secret("postgresql-" + schema));
    }
    return new Coordinates(
        new Coordinates.PostgreSqlServer(
            "127.0.0.1",
            ports.port("postgresql"),
            PostgreSql.SUPERUSER,
            secrets.secret("postgresql"),
            PostgreSql.DATABASE,
            logins),
        "127.0.0.1:" + ports.port("kafka"),
        "http://127.0.0.1:" + ports.port("opensearch"),
        new Coordinates.KeycloakServer(
            Keycloak.issuer(ports.port("keycloak")),
            secrets.secret("keycloak-admin"),
            Realm.clientSecrets(secrets)),
        new Coordinates.S3Server(
            "http://127.0.0.1:" + ports.port("object-store"),
            ObjectStore.REGION,
            secrets.secret("s3-access-key").substring(0, 20),
            secrets.secret("s3-secret-key")));
  }
}
