package org.lumenark.standalone.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lumenark.standalone.component.Databases;

/**
 * Each service has its role and its schema; Keycloak a database of its own where it is asked for.
 */
final class DatabasesAreMade implements Condition {

  private final String server;
  private final String database;
  private final Account admin;
  private final List<Owner> owners;
  private final Optional<Account> keycloak;

  /** Who has a schema. */
  record Owner(String schema, Account account) {}

  /**
   * @param server host and port
   */
  DatabasesAreMade(
      String server,
      String database,
      Account admin,
      List<Owner> owners,
      Optional<Account> keycloak) {
    this.server = server;
    this.database = database;
    this.admin = admin;
    this.owners = List.copyOf(owners);
    this.keycloak = keycloak;
  }

  @Override
  public String name() {
    return "roles and schemas (" + url(database) + ", user " + admin.user() + ")";
  }

  @Override
  public Finding look() {
    Finding found = new DatabaseAnswers(url("postgres"), admin).look();
    if (!(found instanceof Finding.Ready)) {
      return found;
    }
    try {
      try (Connection connection = DatabaseAnswers.connect(url("postgres"), admin)) {
        for (Owner owner : owners) {
          Databases.login(connection, owner.account().user(), owner.account().password());
        }
        if (keycloak.isPresent()) {
          String user = keycloak.get().user();
          Databases.login(connection, user, keycloak.get().password());
          Databases.database(connection, user, user);
        }
        Databases.database(connection, database, admin.user());
      }
      try (Connection connection = DatabaseAnswers.connect(url(database), admin)) {
        for (Owner owner : owners) {
          Databases.schema(connection, owner.schema(), owner.account().user());
        }
      }
      return new Finding.Ready("made where they were absent");
    } catch (SQLException e) {
      return new Finding.NotYet(String.valueOf(e.getMessage()));
    }
  }

  private String url(String name) {
    return "jdbc:postgresql://" + server + "/" + name;
  }
}
