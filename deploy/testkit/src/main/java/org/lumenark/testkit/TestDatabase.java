package org.lumenark.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.lumenark.standalone.Coordinates.PostgreSqlServer;
import org.lumenark.standalone.component.Databases;
import org.lumenark.standalone.component.PostgreSql;

/** An empty database of its own, with the schemas and logins of the services. */
public final class TestDatabase implements AutoCloseable {
  private final PostgreSqlServer server;
  private final String name;

  private TestDatabase(PostgreSqlServer server, String name) {
    this.server = server;
    this.name = name;
  }

  public static TestDatabase create(PostgreSqlServer server) throws SQLException {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = connect(server, server.database())) {
      Databases.database(connection, name, server.superuser());
    }
    try (Connection connection = connect(server, name)) {
      for (String schema : PostgreSql.SCHEMAS) {
        Databases.schema(connection, schema, schema);
      }
    }
    return new TestDatabase(server, name);
  }

  public String name() {
    return name;
  }

  public String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  /** For the reactive client. */
  public String reactiveUrl() {
    return "postgresql://" + server.host() + ":" + server.port() + "/" + name;
  }

  /** As superuser. */
  public Connection connect() throws SQLException {
    return connect(server, name);
  }

  private static Connection connect(PostgreSqlServer server, String database) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl(database), server.superuser(), server.password());
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = connect(server, server.database());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
    }
  }
}
