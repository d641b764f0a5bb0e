package org.lumenark.standalone.component;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Logins, databases and schemas, created where they are absent. Names are identifiers of ours; they
 * and passwords are quoted nevertheless.
 */
public final class Databases {
  private Databases() {}

  /** A role that may log in; its password is set each time, so that it follows the secrets. */
  public static void login(Connection connection, String role, String password)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String verb = exists(connection, "pg_roles", "rolname", role) ? "ALTER" : "CREATE";
      statement.execute(
          verb + " ROLE " + identifier(role) + " LOGIN PASSWORD " + literal(password));
    }
  }

  /** A database that only its owner and those who are granted it may enter. */
  public static void database(Connection connection, String name, String owner)
      throws SQLException {
    if (exists(connection, "pg_database", "datname", name)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + identifier(name) + " OWNER " + identifier(owner));
      statement.execute("REVOKE ALL ON DATABASE " + identifier(name) + " FROM PUBLIC");
    }
  }

  /**
   * A schema of the connected database with an owner who finds it without naming it and reaches no
   * other. The owner may add trusted extensions.
   */
  public static void schema(Connection connection, String schema, String owner)
      throws SQLException {
    String database = identifier(connection.getCatalog());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE SCHEMA IF NOT EXISTS "
              + identifier(schema)
              + " AUTHORIZATION "
              + identifier(owner));
      statement.execute(
          "GRANT CONNECT, CREATE ON DATABASE " + database + " TO " + identifier(owner));
      statement.execute(
          "ALTER ROLE "
              + identifier(owner)
              + " IN DATABASE "
              + database
              + " SET search_path = "
              + identifier(schema));
    }
  }

  private static boolean exists(Connection connection, String table, String column, String name)
      throws SQLException {
    String query = "SELECT 1 FROM " + table + " WHERE " + column + " = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
