package org.lumenark.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.lumenark.standalone.Components;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.Ports;
import org.lumenark.standalone.Secrets;
import org.lumenark.standalone.Workspaces;
import org.lumenark.standalone.component.Component;
import org.lumenark.standalone.component.Distributions;
import org.lumenark.standalone.component.Launch;
import org.lumenark.standalone.component.ServiceUser;
import org.lumenark.standalone.component.TreeCopy;
import org.lumenark.standalone.component.Workspace;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same servers, each in a container of its own: a plain Debian in which the server, the JDK and
 * the data are mounted where they lie on this machine. The network is the machine's, because the
 * servers listen on the loopback address only.
 */
final class ContainerServers implements ServerProvider {
  private static final DockerImageName IMAGE = DockerImageName.parse("debian:bookworm");
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Path home;
  private final Workspace workspace;
  private final List<Component> components;
  private final Coordinates coordinates;
  private final Map<String, GenericContainer<?>> containers = new LinkedHashMap<>();

  ContainerServers() throws IOException {
    home = Files.createTempDirectory("lumenark-test-");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    Path javaHome = Path.of(System.getProperty("java.home"));
    workspace = Workspaces.of(home, Distributions.locate(), javaHome);
    Ports ports = Ports.free();
    Secrets secrets = new Secrets(home.resolve("secrets"));
    components = Components.of(workspace, ports, secrets);
    coordinates = Components.coordinates(ports, secrets);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "lumenark-test-containers"));
  }

  @Override
  public Coordinates start(Set<Server> servers) throws IOException, InterruptedException {
    for (Component component : components) {
      if (Server.texts(servers).contains(component.name())) {
        start(component);
      }
    }
    return coordinates;
  }

  private void start(Component component) throws IOException, InterruptedException {
    if (containers.containsKey(component.name())) {
      return;
    }
    for (Component other : components) {
      if (component.needs().contains(other.name())) {
        start(other);
      }
    }
    component.prepare();
    GenericContainer<?> container = container(component.launch());
    containers.put(component.name(), container);
    container.start();
    awaitReady(component, container);
    component.provision();
  }

  private GenericContainer<?> container(Launch launch) {
    String user = user();
    return new GenericContainer<>(IMAGE)
        .withNetworkMode("host")
        .withEnv(launch.environment())
        .withFileSystemBind(
            bind(workspace.javaHome()), bind(workspace.javaHome()), BindMode.READ_ONLY)
        .withFileSystemBind(
            bind(workspace.distributions().root()),
            bind(workspace.distributions().root()),
            BindMode.READ_ONLY)
        .withFileSystemBind(
            bind(workspace.prepared()), bind(workspace.prepared()), BindMode.READ_ONLY)
        .withFileSystemBind(bind(workspace.data()), bind(workspace.data()), BindMode.READ_WRITE)
        .withWorkingDirectory(launch.directory().toString())
        .withCommand(launch.command().toArray(String[]::new))
        .withCreateContainerCmdModifier(command -> command.withUser(user));
  }

  private static String bind(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  private String user() {
    try {
      Path data = workspace.data();
      return switch (workspace.user()) {
        case ServiceUser.Unprivileged user -> user.uid() + ":" + user.gid();
        case ServiceUser.Self _ ->
            Files.getAttribute(data, "unix:uid") + ":" + Files.getAttribute(data, "unix:gid");
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitReady(Component component, GenericContainer<?> container)
      throws InterruptedException {
    Instant limit = Instant.now().plus(component.startLimit());
    while (!component.ready()) {
      if (!container.isRunning() || Instant.now().isAfter(limit)) {
        throw new IllegalStateException(
            component.name() + " is not ready:\n" + container.getLogs());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private void close() {
    containers.values().forEach(GenericContainer::stop);
    try {
      TreeCopy.delete(Workspaces.root(home, workspace.user()));
      TreeCopy.delete(home);
    } catch (IOException e) {
      System.err.println("cannot delete " + home + ": " + e.getMessage());
    }
  }
}
