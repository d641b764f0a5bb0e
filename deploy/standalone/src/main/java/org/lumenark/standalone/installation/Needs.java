package org.lumenark.standalone.installation;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lumenark.standalone.component.PostgreSql;
import org.lumenark.standalone.component.StackException;
import org.lumenark.standalone.component.Topics;
import org.lumenark.standalone.identity.AccountPolicy;

/** The servers that a service may need, as conditions. */
public final class Needs {

  /** A kind of server, by the word for it on the command line. */
  public enum Server {
    database,
    kafka,
    storage,
    identity,
    search
  }

  private static final String DATABASE_ADMIN = "LUMENARK_PREPARE_ADMIN_USERNAME";
  private static final String IDENTITY_ADMIN = "LUMENARK_PREPARE_IDENTITY_USERNAME";

  private Needs() {}

  /**
   * That a server is there, is new enough and holds what has been prepared on it.
   *
   * @throws org.lumenark.standalone.component.StackException where a variable is missing
   */
  public static Condition of(Server server, Variables variables) {
    return switch (server) {
      case database ->
          new DatabaseAnswers(
              variables.needed("QUARKUS_DATASOURCE_JDBC_URL"),
              new Account(
                  variables.needed("QUARKUS_DATASOURCE_USERNAME"),
                  variables.needed("QUARKUS_DATASOURCE_PASSWORD")));
      case kafka -> new TopicsAreThere(variables.kafka(), Topics.names());
      case storage ->
          new BucketsAreThere(address(variables), variables.buckets(), buckets(variables));
      case identity ->
          new IdentityAnswers(
              variables.needed("QUARKUS_OIDC_AUTH_SERVER_URL"),
              variables
                  .given("LUMENARK_ISSUER")
                  .orElseGet(() -> variables.needed("QUARKUS_OIDC_AUTH_SERVER_URL")));
      case search -> new SearchAnswers(variables.needed("LUMENARK_OPENSEARCH_URL"));
    };
  }

  /**
   * What has to be made: roles, schemas and databases where {@code LUMENARK_PREPARE_ADMIN_USERNAME}
   * names an administrator of PostgreSQL; topics; buckets; settings of the realm about accounts
   * where {@code LUMENARK_PREPARE_IDENTITY_USERNAME} names an administrator of it. In this order.
   */
  public static List<Condition> preparation(Variables variables) {
    Set<Server> prepared = EnumSet.of(Server.kafka, Server.storage);
    variables.given(DATABASE_ADMIN).ifPresent(admin -> prepared.add(Server.database));
    variables.given(IDENTITY_ADMIN).ifPresent(admin -> prepared.add(Server.identity));
    return preparation(variables, prepared);
  }

  /**
   * The same for some servers alone, whose variables have to be there.
   *
   * @throws org.lumenark.standalone.component.StackException where one is missing, or nothing is
   *     prepared on such a server
   */
  public static List<Condition> preparation(Variables variables, Set<Server> servers) {
    return servers.stream().sorted().map(server -> made(server, variables)).toList();
  }

  private static Condition made(Server server, Variables variables) {
    return switch (server) {
      case database -> databases(variables, variables.needed(DATABASE_ADMIN));
      case kafka ->
          new TopicsAreMade(
              variables.kafka(),
              Short.parseShort(variables.given("LUMENARK_PREPARE_REPLICATION").orElse("1")));
      case storage ->
          new BucketsAreMade(address(variables), variables.buckets(), buckets(variables));
      case identity -> accounts(variables, variables.needed(IDENTITY_ADMIN));
      case search ->
          throw new StackException(
              StackException.Kind.USAGE,
              "installation.nothing-to-prepare",
              "Nothing is prepared on the search server; its service makes the indices.");
    };
  }

  private static Condition accounts(Variables variables, String admin) {
    return new AccountsAreSet(
        variables.needed("QUARKUS_OIDC_AUTH_SERVER_URL"),
        new Account(admin, variables.needed("LUMENARK_PREPARE_IDENTITY_PASSWORD")),
        AccountPolicy.ofInstallation(variables.all()));
  }

  private static Condition databases(Variables variables, String admin) {
    return new DatabasesAreMade(
        variables.needed("LUMENARK_PREPARE_POSTGRESQL"),
        variables.given("LUMENARK_PREPARE_DATABASE").orElse(PostgreSql.DATABASE),
        new Account(admin, variables.needed("LUMENARK_PREPARE_ADMIN_PASSWORD")),
        PostgreSql.SCHEMAS.stream()
            .map(schema ->
                new DatabasesAreMade.Owner(
                    schema,
                    new Account(
                        variables.needed(prepared(schema, "USERNAME")),
                        variables.needed(prepared(schema, "PASSWORD")))))
            .toList(),
        keycloak(variables));
  }

  private static Optional<Account> keycloak(Variables variables) {
    return variables
        .given(prepared("keycloak", "PASSWORD"))
        .map(password -> new Account("keycloak", password));
  }

  private static String prepared(String schema, String what) {
    return "LUMENARK_PREPARE_" + schema.toUpperCase(Locale.ROOT) + "_" + what;
  }

  private static String address(Variables variables) {
    return variables.needed("LUMENARK_STORAGE_ENDPOINT");
  }

  static List<String> buckets(Variables variables) {
    return List.of(
        variables.needed("LUMENARK_STORAGE_ORIGINALS_BUCKET"),
        variables.needed("LUMENARK_STORAGE_DERIVED_BUCKET"));
  }
}
