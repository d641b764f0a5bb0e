package org.lumenark.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.lumenark.standalone.Coordinates;

/** Servers that somebody else has started; a file says where they are. */
record AttachedServers(Path file) implements ServerProvider {
  @Override
  public Coordinates start(Set<Server> servers) throws IOException {
    return new ObjectMapper().readValue(Files.readString(file), Coordinates.class);
  }
}
