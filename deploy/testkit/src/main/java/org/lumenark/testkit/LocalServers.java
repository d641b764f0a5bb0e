package org.lumenark.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lumenark.standalone.Components;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.Ports;
import org.lumenark.standalone.Secrets;
import org.lumenark.standalone.Workspaces;
import org.lumenark.standalone.component.Distributions;
import org.lumenark.standalone.component.TreeCopy;
import org.lumenark.standalone.component.Workspace;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.standalone.supervision.Supervised;
import org.lumenark.standalone.supervision.Supervision;

/** Servers as children of this JVM, in a folder that goes with it. */
final class LocalServers implements ServerProvider {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Coordinates coordinates;
  private final Supervision supervision;
  private final Path home;

  LocalServers() throws IOException {
    home = Files.createTempDirectory("lumenark-test-");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    Workspace workspace =
        Workspaces.of(home, Distributions.locate(), Path.of(System.getProperty("java.home")));
    Ports ports = Ports.free();
    Secrets secrets = new Secrets(home.resolve("secrets"));
    coordinates = Components.coordinates(ports, secrets);
    supervision =
        new Supervision(
            Components.of(workspace, ports, secrets, AccountPolicy.ofStandalone(Map.of())),
            workspace.user(),
            home.resolve("logs"),
            () -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "lumenark-test-servers"));
  }

  @Override
  public Coordinates start(Set<Server> servers) throws InterruptedException {
    List<String> names = Server.texts(servers);
    supervision.start(names);
    Optional<Supervised> unready = supervision.awaitReady(names, LIMIT);
    if (unready.isPresent()) {
      Supervised member = unready.get();
      throw new IllegalStateException(
          member.component().name() + " is not ready: " + member.problem() + tail(member));
    }
    return coordinates;
  }

  private static String tail(Supervised member) {
    try {
      List<String> lines = Files.readAllLines(member.log().path());
      return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private void close() {
    try {
      supervision.kill();
      for (Supervised member : supervision.members()) {
        member.stop();
      }
      TreeCopy.delete(
          Workspaces.root(home, org.lumenark.standalone.component.ServiceUser.current()));
      TreeCopy.delete(home);
    } catch (IOException e) {
      System.err.println("cannot delete " + home + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
