package org.lumenark.standalone;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lumenark.standalone.component.Keycloak;
import org.lumenark.standalone.component.ServiceUser;
import org.lumenark.standalone.component.StackException;
import org.lumenark.standalone.component.TreeCopy;
import org.lumenark.standalone.identity.AccountPolicy;

/**
 * One standalone stack: starts it, stops it, says how it is. All that it knows lies in its home
 * folder; any process of the same user may use it at the same time. What cannot be done ends as a
 * {@link StackException} with a remedy; a stack that this call has begun to start is then stopped.
 */
public final class StandaloneStack {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<StackStatus.ServiceStatus>> STATES =
      new TypeReference<>() {};
  private static final List<String> OWN_ENTRIES =
      List.of("data", "software", "secrets", "logs", "run", "stack.json", "instance");

  private final Location location;
  private final Home home;

  /** How much of the stack is started. */
  public enum Extent {
    ALL,
    /** Without the five services, which a developer then runs by hand. */
    COMPONENTS
  }

  public StandaloneStack(Location location) {
    this.location = location;
    this.home = new Home(location.home());
  }

  public Home home() {
    return home;
  }

  /**
   * How clients reach the servers of this stack.
   *
   * @throws IOException if it was never started
   */
  public Coordinates coordinates() throws IOException {
    Ports ports = home.ports().orElseThrow(() -> new IOException("no ports are chosen yet"));
    return Components.coordinates(ports, home.secrets());
  }

  /**
   * The environment that a service of this stack is given.
   *
   * @throws IOException if it was never started
   */
  public Map<String, String> environment(String service) throws IOException {
    Ports ports = home.ports().orElseThrow(() -> new IOException("no ports are chosen yet"));
    return Services.environment(
        service,
        ports,
        Components.coordinates(ports, home.secrets()),
        AccountPolicy.ofStandalone(System.getenv()));
  }

  /**
   * Starts what is not running and waits until all is ready.
   *
   * @param progress receives one line whenever a component changes its state
   */
  public StackStatus up(Extent extent, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (home.supervisor().isEmpty()) {
      // Before anything is written, so that a machine that lacks something is left as it was.
      Preflight.check(home.path());
    }
    createHome();
    try (FileChannel channel =
            FileChannel.open(
                home.run().resolve("up.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new StackException(
            StackException.Kind.BUSY,
            "stack.busy",
            "another 'up' of this stack is at work; wait for it, or see: lumenark status");
      }
      return home.supervisor().isPresent() ? wake(extent, progress) : begin(extent, progress);
    }
  }

  private void createHome() {
    try {
      Files.createDirectories(home.run());
      Files.createDirectories(home.logs());
    } catch (IOException e) {
      throw new StackException(
          StackException.Kind.CANNOT_CREATE,
          "stack.home",
          "cannot create "
              + home.path()
              + ": "
              + reason(e)
              + "; set LUMENARK_HOME to another folder");
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      case AccessDeniedException denied -> denied.getFile() + " may not be written";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private StackStatus wake(Extent extent, Consumer<String> progress)
      throws IOException, InterruptedException {
    Ports ports = home.ports().orElseThrow();
    location
        .port()
        .ifPresent(port -> {
          if (port != ports.port(Ports.PUBLIC)) {
            progress.accept(
                "the stack runs at port "
                    + ports.port(Ports.PUBLIC)
                    + "; for another: lumenark down, then up");
          }
        });
    Files.writeString(home.retry(), "");
    return new Readiness(this, extent, progress).await(Optional.empty());
  }

  private StackStatus begin(Extent extent, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (extent == Extent.ALL) {
      Preflight.built(location.checkout());
    }
    // What cannot be meant is said here, not in the log of the supervisor.
    AccountPolicy.ofStandalone(System.getenv());
    Path root = Workspaces.root(home.path(), ServiceUser.current());
    if (!root.equals(home.path())) {
      progress.accept(
          "data and servers are kept at "
              + root
              + ": the user they run as cannot enter "
              + home.path());
      Preflight.check(root);
    }
    PortChoice.choose(home, location, progress);
    // What a supervisor that was killed wrote last would pass for the state of the new one.
    Files.deleteIfExists(home.state());
    Process supervisor =
        SupervisorProcess.start(location, home, extent == Extent.ALL ? "all" : "components");
    Thread onInterrupt = new Thread(this::stopQuietly, "stop-what-was-begun");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    boolean ready = false;
    try {
      StackStatus status = new Readiness(this, extent, progress).await(Optional.of(supervisor));
      ready = true;
      return status;
    } finally {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      if (!ready) {
        progress.accept("stopping what was started");
        SupervisorProcess.stop(home);
      }
    }
  }

  private void stopQuietly() {
    try {
      SupervisorProcess.stop(home);
    } catch (IOException e) {
      System.err.println("lumenark: " + e.getMessage());
    }
  }

  /** Stops everything in order; does nothing when nothing runs. */
  public void down() throws IOException {
    SupervisorProcess.stop(home);
  }

  /** Whether there is anything to stop. */
  public boolean runs() throws IOException {
    return home.supervisor().isPresent();
  }

  public StackStatus status() throws IOException {
    Optional<Ports> ports = home.ports();
    List<StackStatus.ServiceStatus> services = services(ports);
    return new StackStatus(
        StackStatus.state(services),
        "http://127.0.0.1:"
            + ports
                .map(known -> known.port(Ports.PUBLIC))
                .orElse(location.port().orElse(Location.DEFAULT_PORT)),
        Keycloak.issuer(ports.map(known -> known.port(Keycloak.NAME)).orElse(0)),
        "127.0.0.1:" + ports.map(known -> known.port("kafka")).orElse(0),
        "127.0.0.1:" + ports.map(known -> known.byName().getOrDefault(Ports.SFTP, 0)).orElse(0),
        Workspaces.existingRoot(home.path()).resolve("data").toString(),
        services);
  }

  private List<StackStatus.ServiceStatus> services(Optional<Ports> ports) throws IOException {
    Map<String, StackStatus.ServiceStatus> known = new TreeMap<>();
    if (home.supervisor().isPresent() && Files.exists(home.state())) {
      for (StackStatus.ServiceStatus status :
          JSON.readValue(Files.readString(home.state()), STATES)) {
        known.put(status.name(), current(status));
      }
    }
    List<StackStatus.ServiceStatus> all = new ArrayList<>();
    for (String name : names()) {
      int port = ports.map(chosen -> chosen.port(name)).orElse(0);
      all.add(
          known.getOrDefault(name, new StackStatus.ServiceStatus(name, "stopped", port, 0, "")));
    }
    return all;
  }

  /** The state may be half a second old: a process that has ended since then is not ready. */
  private static StackStatus.ServiceStatus current(StackStatus.ServiceStatus status) {
    boolean alive = ProcessHandle.of(status.pid()).map(ProcessHandle::isAlive).orElse(false);
    return status.state().equals("ready") && !alive
        ? new StackStatus.ServiceStatus(status.name(), "starting", status.port(), 0, "has ended")
        : status;
  }

  /** Services first, then components, as contract 11 lists them. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(Services.NAMES);
    names.addAll(Components.NAMES);
    return List.copyOf(names);
  }

  /** The current log file of one service or component; it may not exist yet. */
  public Path log(String name) {
    if (!names().contains(name)) {
      throw new StackException(
          StackException.Kind.USAGE,
          "stack.unknown-service",
          "nothing is named '" + name + "'; there are: " + String.join(", ", names()));
    }
    return home.logs().resolve(name + ".log");
  }

  /** Stops everything and deletes every byte of this stack, its secrets too. */
  public void reset() throws IOException {
    down();
    Path root = Workspaces.existingRoot(home.path());
    if (!root.equals(home.path())) {
      TreeCopy.delete(root);
    }
    for (String entry : OWN_ENTRIES) {
      TreeCopy.delete(home.path().resolve(entry));
    }
    try {
      Files.deleteIfExists(home.path());
    } catch (java.nio.file.DirectoryNotEmptyException e) {
      // Something of somebody else lies there, and stays.
    }
  }

  OptionalLong supervisor() throws IOException {
    return home.supervisor();
  }
}
