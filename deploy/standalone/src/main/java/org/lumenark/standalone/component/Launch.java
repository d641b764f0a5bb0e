package org.lumenark.standalone.component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param command the program and its arguments, without the prefix that changes the user
 * @param environment all variables that the process sees; nothing is inherited but {@code PATH}
 * @param directory the working directory
 */
public record Launch(List<String> command, Map<String, String> environment, Path directory) {
  public Launch {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a command is needed");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
