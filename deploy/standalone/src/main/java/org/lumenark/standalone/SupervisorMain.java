package org.lumenark.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lumenark.standalone.component.Component;
import org.lumenark.standalone.component.Distributions;
import org.lumenark.standalone.component.Workspace;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.standalone.supervision.Supervised;
import org.lumenark.standalone.supervision.Supervision;

/**
 * The detached process that keeps a stack running. Arguments: the home folder, the checkout, and
 * {@code all} or {@code components}. It ends on SIGTERM after it has stopped every server in order;
 * when it is killed, the kernel kills the servers with it.
 */
public final class SupervisorMain {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Home home;

  /** Held, not used: the right ends when the channel is closed. */
  private final FileChannel right;

  private final Supervision supervision;
  private final Semaphore changes = new Semaphore(0);
  private String written = "";

  private SupervisorMain(Home home, FileChannel right, Path checkout, boolean services)
      throws IOException {
    this.home = home;
    this.right = right;
    Path javaHome = Path.of(System.getProperty("java.home"));
    Workspace workspace = Workspaces.of(home.path(), Distributions.of(checkout), javaHome);
    Ports ports = home.ports().orElseThrow(() -> new IOException("no ports are chosen yet"));
    Coordinates coordinates = Components.coordinates(ports, home.secrets());
    AccountPolicy accounts = AccountPolicy.ofStandalone(System.getenv());
    List<Component> components =
        new ArrayList<>(Components.of(workspace, ports, home.secrets(), accounts));
    if (services) {
      components.addAll(Services.of(workspace, checkout, ports, coordinates, accounts));
    }
    this.supervision = new Supervision(components, workspace.user(), home.logs(), changes::release);
  }

  public static void main(String[] arguments) throws Exception {
    Home home = new Home(Path.of(arguments[0]));
    Optional<FileChannel> right = home.supervise();
    if (right.isEmpty()) {
      return;
    }
    Home.replace(home.run().resolve("supervisor.pid"), ProcessHandle.current().pid() + "\n");
    Files.deleteIfExists(home.state());
    boolean services = !arguments[2].equals("components");
    new SupervisorMain(home, right.get(), Path.of(arguments[1]), services).run();
  }

  private void run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    supervision.start();
    while (right.isOpen()) {
      write();
      changes.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      changes.drainPermits();
      if (Files.deleteIfExists(home.retry())) {
        supervision.start();
      }
    }
  }

  private void stop() {
    try {
      supervision.stop();
      write();
    } catch (IOException e) {
      System.err.println("cannot write the state: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void write() throws IOException {
    List<StackStatus.ServiceStatus> now = supervision.members().stream().map(this::status).toList();
    String text = JSON.writeValueAsString(now);
    if (!written.equals(text)) {
      Home.replace(home.state(), text);
      written = text;
    }
  }

  private StackStatus.ServiceStatus status(Supervised member) {
    return new StackStatus.ServiceStatus(
        member.component().name(),
        member.state().text(),
        member.component().port(),
        member.pid(),
        member.problem());
  }
}
