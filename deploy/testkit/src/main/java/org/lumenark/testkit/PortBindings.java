package org.lumenark.testkit;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.util.List;
import java.util.Objects;

/**
 * Ports that are chosen before a container starts; Testcontainers itself only asks for any free
 * one.
 */
final class PortBindings {
  private PortBindings() {}

  static void add(CreateContainerCmd command, List<String> texts) {
    List<PortBinding> bindings = texts.stream().map(PortBinding::parse).toList();
    HostConfig host = Objects.requireNonNull(command.getHostConfig());
    command
        .withExposedPorts(
            bindings.stream().map(PortBinding::getExposedPort).toArray(ExposedPort[]::new))
        .withHostConfig(host.withPortBindings(bindings));
  }
}
