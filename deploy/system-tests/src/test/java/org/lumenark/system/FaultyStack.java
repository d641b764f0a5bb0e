package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.Location;
import org.lumenark.standalone.StandaloneStack;

/**
 * A stack of its own whose services end at points that a test arms, and that collects what lost
 * writers left within a minute instead of days.
 */
final class FaultyStack implements AutoCloseable {

  /** How long an object may lie in the store without being committed. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private static final Duration START = Duration.ofMinutes(20);

  private final Path folder;
  private final Path faults;
  private final Map<String, String> environment;
  private final StandaloneStack stack;
  private final Lumenark operator;

  private FaultyStack(Path folder, Path faults, int port) {
    this.folder = folder;
    this.faults = faults;
    this.environment = new HashMap<>(OwnStack.environment(folder, port));
    environment.put("LUMENARK_FAULT_DIR", faults.toString());
    environment.put("LUMENARK_SUBMISSION_COLLECT_INTERVAL", "5s");
    environment.put("LUMENARK_SUBMISSION_UNCOMMITTED_GRACE", GRACE.toString());
    environment.put("LUMENARK_INGEST_COLLECT_INTERVAL", "5s");
    environment.put("LUMENARK_INGEST_GARBAGE_AGE", GRACE.toString());
    this.operator = new Lumenark(environment);
    this.stack =
        new StandaloneStack(
            new Location(Checkout.root(), folder.resolve("stack"), OptionalInt.of(port)));
  }

  static FaultyStack start() throws IOException, InterruptedException {
    Checkout.isBuilt();
    Path folder = Files.createTempDirectory("lumenark-faults");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path faults = Files.createDirectory(folder.resolve("faults"));
    // The services run as a user of their own and remove what they have run into.
    Files.setPosixFilePermissions(faults, PosixFilePermissions.fromString("rwxrwxrwx"));
    FaultyStack stack = new FaultyStack(folder, faults, FreePort.any());
    try {
      stack.up();
      stack.operator.run("login", "--user", "depositor", "--password", "depositor").expect(0);
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      stack.close();
      throw failure;
    }
    return stack;
  }

  /** Returns when everything is ready. */
  void up() throws IOException, InterruptedException {
    operator.run(START, "up", "--json").expect(0);
  }

  /** The command line of the demo depositor. */
  Lumenark depositor() {
    return operator;
  }

  String url() {
    return environment.getOrDefault("LUMENARK_URL", "");
  }

  Coordinates coordinates() throws IOException {
    return stack.coordinates();
  }

  /**
   * @param passes how often the service passes the point before it ends there
   */
  void arm(String service, String point, int passes) throws IOException {
    Path file = faults.resolve(service + "." + point);
    Files.writeString(file, Integer.toString(passes));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
  }

  /** Points that no service has run into; none is armed any more. */
  List<String> disarm() throws IOException {
    try (Stream<Path> armed = Files.list(faults)) {
      List<Path> left = armed.toList();
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
      return left.stream().map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  /** As {@code kill -9} of the server's own process. */
  void kill(String name) throws IOException {
    long pid =
        stack.status().services().stream()
            .filter(service -> service.name().equals(name))
            .findFirst()
            .orElseThrow()
            .pid();
    if (pid != 0) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Logs outlive the stack: why a service stood still is nowhere else. */
  private void keepLogs() throws IOException {
    Path kept = Path.of("target", "stack-logs", String.valueOf(folder.getFileName()));
    Files.createDirectories(kept);
    Path logs = folder.resolve("stack/logs");
    if (Files.isDirectory(logs)) {
      for (Path log : Folders.files(logs).values()) {
        Files.copy(log, kept.resolve(String.valueOf(log.getFileName())));
      }
    }
  }

  @Override
  public void close() throws IOException {
    keepLogs();
    try {
      assertThat(operator.run("reset", "--yes").exit()).isZero();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(folder);
  }
}
