package org.lumenark.standalone;

import java.util.Map;

/**
 * How clients reach the servers of a stack; the JSON file that {@code LUMENARK_TEST_STACK} names
 * has exactly this form. It holds secrets: keep such a file readable for its owner only.
 */
public record Coordinates(
    PostgreSqlServer postgresql,
    String kafka,
    String opensearch,
    KeycloakServer keycloak,
    S3Server s3) {

  /**
   * @param password of {@code superuser}
   * @param logins the password of each service's login
   */
  public record PostgreSqlServer(
      String host,
      int port,
      String superuser,
      String password,
      String database,
      Map<String, String> logins) {
    public PostgreSqlServer {
      logins = Map.copyOf(logins);
    }

    public String jdbcUrl(String database) {
      return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
  }

  /**
   * @param issuer the URL of the realm
   * @param adminPassword of the account {@code admin} of the realm {@code master}
   * @param clientSecrets by client id
   */
  public record KeycloakServer(
      String issuer, String adminPassword, Map<String, String> clientSecrets) {
    public KeycloakServer {
      clientSecrets = Map.copyOf(clientSecrets);
    }
  }

  /** A store of the S3 kind. */
  public record S3Server(String endpoint, String region, String accessKey, String secretKey) {}
}
