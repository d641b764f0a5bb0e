package org.lumenark.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/**
 * Containers and networks that a killed test run of this machine has left. The helper container
 * that Testcontainers has for this cannot be had where no registry is reached.
 */
public final class StaleContainers {
  /** Whoever makes a container or network puts {@link #thisProcess} on it under this name. */
  public static final String LABEL = "org.lumenark.testkit.process";

  private StaleContainers() {}

  /** {@code machine/process/start}. */
  public static String thisProcess() {
    return name(ProcessHandle.current());
  }

  private static String name(ProcessHandle process) {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    return machine() + "/" + process.pid() + "/" + start.toEpochMilli();
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  public static void remove() {
    DockerClient client = DockerClientFactory.lazyClient();
    List<Container> ours =
        client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec();
    for (Container container : ours) {
      if (isStale(container.getLabels().getOrDefault(LABEL, ""))) {
        unlessGone(() -> client.removeContainerCmd(container.getId()).withForce(true).exec());
      }
    }
    for (Network network : client.listNetworksCmd().withFilter("label", List.of(LABEL)).exec()) {
      if (isStale(network.getLabels().getOrDefault(LABEL, ""))) {
        unlessGone(() -> client.removeNetworkCmd(network.getId()).exec());
      }
    }
  }

  private static void unlessGone(Runnable removal) {
    try {
      removal.run();
    } catch (NotFoundException e) {
      // Another run was faster.
    }
  }

  /** Whether its process was one of this machine and is gone. */
  static boolean isStale(String label) {
    String[] parts = label.split("/", -1);
    return parts.length == 3
        && parts[0].equals(machine())
        && ProcessHandle.of(Long.parseLong(parts[1]))
            .filter(ProcessHandle::isAlive)
            .map(StaleContainers::name)
            .filter(label::equals)
            .isEmpty();
  }
}
