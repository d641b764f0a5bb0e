package org.lumenark.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.lumenark.standalone.component.Distributions;
import org.lumenark.standalone.component.TreeCopy;
import org.lumenark.standalone.component.Workspace;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.standalone.supervision.Supervised;
import org.lumenark.standalone.supervision.Supervision;

/**
 * The five servers for one test run, as children of this process. Arguments: a home folder, the
 * checkout, and the file that receives the {@link Coordinates} when all are ready. Ends on SIGTERM;
 * nothing of the servers is kept.
 */
public final class TestStackMain {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private TestStackMain() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    Workspace workspace =
        Workspaces.of(
            home,
            Distributions.of(Path.of(arguments[1])),
            Path.of(System.getProperty("java.home")));
    Ports ports = Ports.free();
    Secrets secrets = new Secrets(home.resolve("secrets"));
    Supervision supervision =
        new Supervision(
            Components.of(workspace, ports, secrets, AccountPolicy.ofStandalone(Map.of())),
            workspace.user(),
            home.resolve("logs"),
            () -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervision, workspace)));
    supervision.start();
    Optional<Supervised> unready = supervision.awaitReady(LIMIT);
    if (unready.isPresent()) {
      Supervised member = unready.get();
      System.err.println(member.component().name() + " does not become ready: " + member.problem());
      System.exit(69);
    }
    publish(Path.of(arguments[2]), Components.coordinates(ports, secrets));
    new CountDownLatch(1).await();
  }

  /** Readable for its owner only, because it holds secrets. */
  private static void publish(Path file, Coordinates coordinates) throws java.io.IOException {
    Path fresh =
        Files.createFile(
            file.resolveSibling("coordinates.new"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, new ObjectMapper().writeValueAsString(coordinates));
    Files.move(fresh, file);
  }

  private static void end(Supervision supervision, Workspace workspace) {
    try {
      supervision.kill();
      supervision.stop();
      TreeCopy.delete(workspace.data());
    } catch (java.io.IOException e) {
      System.err.println("cannot delete " + workspace.data() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
