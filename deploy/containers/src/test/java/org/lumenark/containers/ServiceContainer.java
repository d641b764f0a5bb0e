package org.lumenark.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.lumenark.testkit.StaleContainers;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * One service as the chart runs it: no root, no capabilities, nothing writable but {@code /tmp},
 * and the chart's memory. It shares this machine's network, because the servers listen on the
 * loopback address only.
 */
final class ServiceContainer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final GenericContainer<?> container;
  private final int port;

  private ServiceContainer(GenericContainer<?> container, int port) {
    this.container = container;
    this.port = port;
  }

  static ServiceContainer start(
      String image, Map<String, String> environment, long memory, int port) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withNetworkMode("host")
            .withEnv(environment)
            .withLabel(StaleContainers.LABEL, StaleContainers.thisProcess())
            .withTmpFs(Map.of("/tmp", "rw,mode=1777,size=256m"))
            .withCreateContainerCmdModifier(command -> restrict(command, memory))
            .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
            .waitingFor(Wait.forLogMessage(".*Listening on.*", 1).withStartupTimeout(START_LIMIT));
    container.start();
    return new ServiceContainer(container, port);
  }

  private static void restrict(CreateContainerCmd command, long memory) {
    Objects.requireNonNull(command.getHostConfig())
        .withReadonlyRootfs(true)
        .withMemory(memory)
        .withMemorySwap(memory)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"));
  }

  /** The status that a path settles on: 200 as soon as it comes, else the last one. */
  int status(String path, Duration limit) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(limit);
    int status = get(path).statusCode();
    while (status != 200 && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      status = get(path).statusCode();
    }
    return status;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  String run(String... command) throws IOException, InterruptedException {
    GenericContainer.ExecResult result = container.execInContainer(command);
    return (result.getStdout() + result.getStderr()).strip();
  }

  String logs() {
    return container.getLogs();
  }

  /** How it ended, and how long that took. */
  record End(long exitCode, Duration after) {}

  End terminate() {
    DockerClient client = container.getDockerClient();
    Instant asked = Instant.now();
    client.killContainerCmd(container.getContainerId()).withSignal("TERM").exec();
    ContainerState state = state(client);
    while (Boolean.TRUE.equals(state.getRunning())
        && Instant.now().isBefore(asked.plusSeconds(60))) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      state = state(client);
    }
    return new End(
        Objects.requireNonNull(state.getExitCodeLong()), Duration.between(asked, Instant.now()));
  }

  private ContainerState state(DockerClient client) {
    return client.inspectContainerCmd(container.getContainerId()).exec().getState();
  }

  @Override
  public void close() {
    container.stop();
  }
}
