package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL: one server, the database {@code lumenark} with one schema and one login a service,
 * and the database {@code keycloak}.
 */
public final class PostgreSql implements Component {
  public static final String NAME = "postgresql";
  public static final String DATABASE = "lumenark";
  public static final String SUPERUSER = "postgres";

  /** The services that own a schema; login and schema have the same name. */
  public static final List<String> SCHEMAS = List.of("submission", "ingest", "catalogue");

  private static final int CONNECTIONS = 200;

  private final Workspace workspace;
  private final int port;
  private final String password;
  private final Map<String, String> logins;
  private final Path home;

  /**
   * @param password of the superuser
   * @param logins a password for each of {@link #SCHEMAS} and for {@code keycloak}
   */
  public PostgreSql(Workspace workspace, int port, String password, Map<String, String> logins) {
    this.workspace = workspace;
    this.port = port;
    this.password = password;
    this.logins = Map.copyOf(logins);
    this.home = workspace.dataOf(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Path server = server();
    workspace.user().privateFolder(home);
    Path cluster = cluster();
    if (!Files.exists(cluster.resolve("PG_VERSION"))) {
      initialise(server, cluster);
    }
    forgetStalePid(cluster);
  }

  private Path server() throws IOException, InterruptedException {
    Path archive = workspace.distributions().postgreSql();
    return Preparation.once(
        workspace.prepared().resolve("postgresql-18.6"),
        folder -> TarArchive.unpackXz(archive, folder));
  }

  private void initialise(Path server, Path cluster) throws IOException, InterruptedException {
    Path fresh = home.resolve("cluster.new");
    Preparation.deleteTree(fresh);
    Path passwordFile = home.resolve("password");
    workspace.user().writePrivate(passwordFile, password + "\n");
    try {
      Spawner.run(
          workspace.user(),
          new Launch(
              List.of(
                  server.resolve("bin/initdb").toString(),
                  "-D",
                  fresh.toString(),
                  "-U",
                  SUPERUSER,
                  "-A",
                  "scram-sha-256",
                  "--pwfile=" + passwordFile,
                  "--encoding=UTF8",
                  "--locale=C.UTF-8",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"),
              workspace.environment(home),
              home));
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * After a crash the number in {@code postmaster.pid} may belong to another process of the same
   * user, and PostgreSQL would wait for that one for ever.
   */
  private static void forgetStalePid(Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Path command = Path.of("/proc", lines.isEmpty() ? "none" : lines.getFirst().strip(), "cmdline");
    boolean ours = Files.exists(command) && Files.readString(command).contains(cluster.toString());
    if (!ours) {
      Files.deleteIfExists(pidFile);
    }
  }

  @Override
  public Launch launch() {
    Path server = workspace.prepared().resolve("postgresql-18.6");
    List<String> command =
        new ArrayList<>(
            List.of(server.resolve("bin/postgres").toString(), "-D", cluster().toString()));
    settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    return new Launch(command, workspace.environment(home), home);
  }

  private Map<String, String> settings() {
    return Map.of(
        "listen_addresses", "127.0.0.1",
        "port", Integer.toString(port),
        "unix_socket_directories", "",
        "max_connections", Integer.toString(CONNECTIONS),
        "shared_buffers", "96MB",
        "timezone", "UTC",
        "log_timezone", "UTC",
        "log_line_prefix", "%m [%p] %q%u@%d ");
  }

  @Override
  public boolean ready() {
    if (!Probe.tcp(port)) {
      return false;
    }
    try (Connection connection = connect(SUPERUSER);
        Statement statement = connection.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void provision() throws IOException {
    try {
      try (Connection connection = connect(SUPERUSER)) {
        for (Map.Entry<String, String> login : logins.entrySet()) {
          Databases.login(connection, login.getKey(), login.getValue());
        }
        Databases.database(connection, "keycloak", "keycloak");
        Databases.database(connection, DATABASE, SUPERUSER);
      }
      try (Connection connection = connect(DATABASE)) {
        for (String schema : SCHEMAS) {
          Databases.schema(connection, schema, schema);
        }
      }
    } catch (SQLException e) {
      throw new IOException("cannot create the databases: " + e.getMessage(), e);
    }
  }

  /** As superuser to one database. */
  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("socketTimeout", "20");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
  }

  /** SIGTERM would wait for clients for ever. */
  @Override
  public Stop stop() {
    return new Stop(Stop.Signal.INT, Duration.ofSeconds(30));
  }

  private Path cluster() {
    return home.resolve("cluster");
  }
}
