package org.lumenark.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stack of this run: the one at {@code LUMENARK_TEST_URL} if that is set; else one that is
 * started by the launcher in a temporary home for the first test that asks and stopped when the
 * virtual machine ends.
 */
final class SystemUnderTest {

  /** What {@code up} allows itself; how fast it is, the benchmarks tell. */
  private static final Duration START = Duration.ofMinutes(20);

  private static @Nullable SystemUnderTest running;
  private static @Nullable Throwable failure;

  private final Map<String, String> environment;
  private final String url;

  private SystemUnderTest(Map<String, String> environment, String url) {
    this.environment = Map.copyOf(environment);
    this.url = url;
  }

  static synchronized SystemUnderTest running() throws IOException, InterruptedException {
    if (failure != null) {
      throw new IllegalStateException("the system did not start before", failure);
    }
    SystemUnderTest known = running;
    if (known == null) {
      try {
        known = begin();
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        failure = e;
        throw e;
      }
      running = known;
    }
    return known;
  }

  /** Origin of the archive. */
  String url() {
    return url;
  }

  /**
   * Of the account {@code admin} of the stack's Keycloak; empty for a stack that was given by its
   * address only, without {@code LUMENARK_HOME}.
   */
  Optional<String> keycloakAdminPassword() throws IOException {
    String home = environment.getOrDefault("LUMENARK_HOME", System.getenv("LUMENARK_HOME"));
    return home == null
        ? Optional.empty()
        : Optional.of(Files.readString(Path.of(home, "secrets/keycloak-admin")).strip());
  }

  /** The command line of a user with a home of its own; logged in nowhere. */
  Lumenark user(Path home) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    own.put("XDG_STATE_HOME", home.resolve("state").toString());
    own.put("LUMENARK_URL", url);
    return new Lumenark(own);
  }

  /** One of the demo accounts; their passwords are their names. */
  Lumenark user(Path home, String account) throws IOException, InterruptedException {
    return user(home, account, account);
  }

  Lumenark user(Path home, String account, String password)
      throws IOException, InterruptedException {
    Lumenark user = user(home);
    user.run("login", "--user", account, "--password", password).expect(0);
    return user;
  }

  private static SystemUnderTest begin() throws IOException, InterruptedException {
    Checkout.isBuilt();
    String given = System.getenv("LUMENARK_TEST_URL");
    if (given != null && !given.isBlank()) {
      return new SystemUnderTest(Map.of("LUMENARK_BUILD", "never"), given);
    }
    Path home = Files.createTempDirectory("lumenark-system-test");
    Map<String, String> environment = new HashMap<>();
    environment.put("LUMENARK_HOME", home.resolve("stack").toString());
    environment.put("LUMENARK_PORT", Integer.toString(FreePort.any()));
    environment.put("LUMENARK_BUILD", "never");
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    Lumenark operator = new Lumenark(environment);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(operator, home)));
    JsonNode status = operator.run(START, "up", "--json").expect(0).json();
    return new SystemUnderTest(environment, status.path("url").asText());
  }

  private static void end(Lumenark operator, Path home) {
    try {
      operator.run("reset", "--yes").expect(0);
      Folders.delete(home);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the stack of the tests could not be removed: " + home, e);
    }
  }
}
