package org.lumenark.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.standalone.Coordinates;

/**
 * Servers that somebody else has started; a file says where they are. They are for one module at a
 * time, whose JVM has them until it ends, because the names of topics are fixed: modules that are
 * built side by side wait here for each other.
 */
final class AttachedServers implements ServerProvider {

  private final Path file;
  private @Nullable FileLock turn;

  AttachedServers(Path file) {
    this.file = file;
  }

  @Override
  public Coordinates start(Set<Server> servers) throws IOException {
    if (turn == null) {
      turn =
          FileChannel.open(
                  file.resolveSibling(file.getFileName() + ".turn"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE)
              .lock();
    }
    return new ObjectMapper().readValue(Files.readString(file), Coordinates.class);
  }
}
