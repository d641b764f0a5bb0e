package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.standalone.identity.RealmAccounts;

/**
 * Keycloak with the realm {@code lumenark}, in a database of its own on the stack's PostgreSQL. The
 * server is built for that database once and shared; a stack has only links to it, so that its own
 * folder holds configuration and the realm to import. The {@code java} process is started directly:
 * {@code kc.sh} would stay as its parent.
 */
public final class Keycloak implements Component {
  public static final String NAME = "keycloak";
  public static final String REALM = "lumenark";
  private static final int HEAP_MEGABYTES = 320;

  private final Workspace workspace;
  private final Settings settings;
  private final Path home;

  /**
   * What differs between stacks.
   *
   * @param port for clients
   * @param managementPort for the health probe
   * @param databasePort of the PostgreSQL server that holds the database {@code keycloak}
   * @param adminPassword of the bootstrap account {@code admin} of the realm {@code master}
   * @param realm the realm to import when there is none yet
   * @param accounts what people may do about their accounts, at each start
   */
  public record Settings(
      int port,
      int managementPort,
      int databasePort,
      String databasePassword,
      String adminPassword,
      String realm,
      AccountPolicy accounts) {}

  public Keycloak(Workspace workspace, Settings settings) {
    this.workspace = workspace;
    this.settings = settings;
    this.home = workspace.dataOf(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return settings.port();
  }

  @Override
  public List<String> needs() {
    return List.of(PostgreSql.NAME);
  }

  /** What tokens name as their issuer. */
  public static String issuer(int port) {
    return "http://127.0.0.1:" + port + "/realms/" + REALM;
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Path server = Preparation.once(built(), this::build);
    ServiceUser user = workspace.user();
    user.privateFolder(home);
    for (String folder : List.of("data", "data/import", "data/tmp", "conf")) {
      user.privateFolder(home.resolve(folder));
    }
    for (String shared : List.of("lib", "providers", "themes")) {
      link(home.resolve(shared), server.resolve(shared));
    }
    user.writePrivate(home.resolve("conf/keycloak.conf"), "# set by environment\n");
    user.writePrivate(home.resolve("data/import/lumenark-realm.json"), settings.realm());
  }

  private static void link(Path link, Path target) throws IOException {
    if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
      return;
    }
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }

  private Path built() {
    return workspace
        .prepared()
        .resolve(workspace.distributions().keycloak().getFileName().toString());
  }

  private void build(Path fresh) throws IOException, InterruptedException {
    Preparation.copyTree(workspace.distributions().keycloak(), fresh);
    List<String> command = java(fresh, fresh.resolve("lib/quarkus-run.jar"));
    command.addAll(List.of("build", "--db=postgres", "--health-enabled=true", "--cache=local"));
    // As this process, not as the service user: the result belongs to whoever owns the checkout.
    Spawner.run(
        new ServiceUser.Self("builder"), new Launch(command, workspace.environment(fresh), fresh));
    Preparation.deleteTree(fresh.resolve("data"));
  }

  private List<String> java(Path keycloakHome, Path jar) {
    List<String> command =
        new ArrayList<>(
            workspace.smallJava(
                HEAP_MEGABYTES,
                keycloakHome.equals(home)
                    ? home.resolve("data/tmp")
                    : Path.of(System.getProperty("java.io.tmpdir", "/tmp"))));
    command.addAll(
        List.of(
            "-XX:MaxMetaspaceSize=256m",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Dkc.home.dir=" + keycloakHome,
            "-Djboss.server.config.dir=" + keycloakHome.resolve("conf"),
            "-cp",
            jar.toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    return command;
  }

  @Override
  public Launch launch() {
    List<String> command = java(home, built().resolve("lib/quarkus-run.jar"));
    command.addAll(List.of("start", "--optimized", "--import-realm"));
    Map<String, String> environment = new HashMap<>(workspace.environment(home));
    environment.putAll(
        Map.ofEntries(
            Map.entry("KC_HTTP_ENABLED", "true"),
            Map.entry("KC_HTTP_HOST", "127.0.0.1"),
            Map.entry("KC_HTTP_PORT", Integer.toString(settings.port())),
            Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(settings.managementPort())),
            Map.entry("KC_HOSTNAME", "http://127.0.0.1:" + settings.port()),
            Map.entry("KC_HOSTNAME_STRICT", "false"),
            Map.entry(
                "KC_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + settings.databasePort() + "/keycloak"),
            Map.entry("KC_DB_USERNAME", "keycloak"),
            Map.entry("KC_DB_PASSWORD", settings.databasePassword()),
            Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
            Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"),
            Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword()),
            Map.entry("KC_LOG_CONSOLE_COLOR", "false")));
    return new Launch(command, environment, home);
  }

  /** The management port says ready a moment before the public one listens: ask both. */
  @Override
  public boolean ready() {
    return Probe.http(settings.managementPort(), "/health/ready")
        && Probe.http(settings.port(), "/realms/" + REALM + "/.well-known/openid-configuration");
  }

  /** Here and not in the realm to import, which is taken once: the operator may think otherwise. */
  @Override
  public void provision() throws IOException, InterruptedException {
    new RealmAccounts(issuer(settings.port()), "admin", settings.adminPassword())
        .apply(settings.accounts());
  }
}
