package org.lumenark.standalone.installation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A login of PostgreSQL works, and the server is new enough. */
final class DatabaseAnswers implements Condition {
  /** The first with collations that do not change with the operating system. */
  private static final int OLDEST = 17;

  private static final int VERSIONS_PER_MAJOR = 10_000;

  private final String url;
  private final Account account;

  DatabaseAnswers(String url, Account account) {
    this.url = url;
    this.account = account;
  }

  @Override
  public String name() {
    return "PostgreSQL (" + url + ", user " + account.user() + ")";
  }

  @Override
  public Finding look() {
    try (Connection connection = connect(url, account);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version_num")) {
      row.next();
      return judged(row.getInt(1) / VERSIONS_PER_MAJOR);
    } catch (SQLException e) {
      return new Finding.NotYet(String.valueOf(e.getMessage()));
    }
  }

  static Finding judged(int major) {
    return major < OLDEST
        ? new Finding.Unfit("version " + major + " is too old, " + OLDEST + " or newer is needed")
        : new Finding.Ready("version " + major);
  }

  static Connection connect(String url, Account account) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("ApplicationName", "lumenark-installation");
    return DriverManager.getConnection(url, properties);
  }
}
