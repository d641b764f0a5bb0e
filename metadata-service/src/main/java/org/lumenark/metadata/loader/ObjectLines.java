package org.lumenark.metadata.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Lines of a gzip object, each ended by a line feed; one at a time, and none too long. */
final class ObjectLines implements AutoCloseable {

  private static final int BUFFER = 64 << 10;

  private final InputStream lines;
  private final int longest;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ObjectLines(InputStream object, int longest) throws IOException {
    this.lines = new BufferedInputStream(new GZIPInputStream(object, BUFFER), BUFFER);
    this.longest = longest;
  }

  /** The next line without its line feed, or empty at the end. */
  Optional<String> next() throws IOException, RefusedObject {
    line.reset();
    int read = lines.read();
    if (read < 0) {
      return Optional.empty();
    }
    while (read != '\n') {
      if (read < 0 || line.size() == longest) {
        throw new RefusedObject("a line is too long or has no end");
      }
      line.write(read);
      read = lines.read();
    }
    return Optional.of(line.toString(UTF_8));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
