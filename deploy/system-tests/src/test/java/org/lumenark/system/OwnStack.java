package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.Location;
import org.lumenark.standalone.StandaloneStack;

/** A stack of a test's own, which is stopped and comes back with other settings. */
final class OwnStack implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(20);

  private final Path folder;
  private final Map<String, String> environment;

  private OwnStack(Path folder, int port) {
    this.folder = folder;
    this.environment = environment(folder, port);
  }

  /** Variables of the command line for a stack below this folder. */
  static Map<String, String> environment(Path folder, int port) {
    return Map.of(
        "LUMENARK_HOME",
        folder.resolve("stack").toString(),
        "LUMENARK_PORT",
        Integer.toString(port),
        "LUMENARK_URL",
        "http://127.0.0.1:" + port,
        "LUMENARK_BUILD",
        "never",
        "XDG_CONFIG_HOME",
        folder.resolve("config").toString(),
        "XDG_STATE_HOME",
        folder.resolve("state").toString());
  }

  /**
   * @param settings of the operator, as variables
   */
  static OwnStack start(Map<String, String> settings) throws IOException, InterruptedException {
    Checkout.isBuilt();
    Path folder = Files.createTempDirectory("lumenark-own");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    OwnStack stack = new OwnStack(folder, FreePort.any());
    try {
      stack.up(settings);
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      stack.close();
      throw failure;
    }
    return stack;
  }

  void restart(Map<String, String> settings) throws IOException, InterruptedException {
    new Lumenark(environment).run("down").expect(0);
    up(settings);
  }

  private void up(Map<String, String> settings) throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(settings);
    new Lumenark(all).run(START, "up", "--json").expect(0);
  }

  String url() {
    return environment.getOrDefault("LUMENARK_URL", "");
  }

  Coordinates coordinates() throws IOException {
    int port = Integer.parseInt(environment.getOrDefault("LUMENARK_PORT", ""));
    return new StandaloneStack(
            new Location(Checkout.root(), folder.resolve("stack"), OptionalInt.of(port)))
        .coordinates();
  }

  /** The command line of somebody, logged in by password. */
  Lumenark user(String account, String password) throws IOException, InterruptedException {
    Map<String, String> own = new HashMap<>(environment);
    own.put("XDG_CONFIG_HOME", folder.resolve("config-" + account).toString());
    own.put("XDG_STATE_HOME", folder.resolve("state-" + account).toString());
    Lumenark user = new Lumenark(own);
    user.run("login", "--user", account, "--password", password).expect(0);
    return user;
  }

  @Override
  public void close() throws IOException {
    try {
      assertThat(new Lumenark(environment).run("reset", "--yes").exit()).isZero();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(folder);
  }
}
