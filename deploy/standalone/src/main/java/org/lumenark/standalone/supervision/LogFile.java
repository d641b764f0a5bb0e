package org.lumenark.standalone.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The log of one process, at most {@code limit} bytes in each of four files: {@code NAME.log}, then
 * {@code NAME.log.1} and so on, older with the number. A full disk loses lines, never the process.
 */
public final class LogFile {
  private static final int KEPT = 3;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Path path;
  private final long limitBytes;
  private @Nullable OutputStream out;
  private long written;

  public LogFile(Path path, long limitBytes) {
    this.path = path;
    this.limitBytes = limitBytes;
  }

  public Path path() {
    return path;
  }

  /** Copies everything that the process prints; ends with the stream. */
  public void pump(InputStream stream) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (stream) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        write(buffer, count);
      }
    } catch (IOException e) {
      line("log ended: " + e.getMessage());
    }
  }

  /** A line of the supervisor itself. */
  public void line(String text) {
    byte[] bytes =
        (Instant.now().truncatedTo(ChronoUnit.MILLIS) + " lumenark: " + text + "\n")
            .getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  private synchronized void write(byte[] bytes, int count) {
    try {
      if (out == null) {
        open();
      }
      if (written >= limitBytes) {
        rotate();
      }
      if (out != null) {
        out.write(bytes, 0, count);
        written += count;
      }
    } catch (IOException e) {
      close();
    }
  }

  private void open() throws IOException {
    Files.createDirectories(path.getParent());
    out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    written = Files.size(path);
  }

  private void rotate() throws IOException {
    close();
    for (int number = KEPT; number > 0; number--) {
      Path newer = number == 1 ? path : numbered(number - 1);
      if (Files.exists(newer)) {
        Files.move(newer, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    open();
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  private void close() {
    try (OutputStream closing = out) {
      out = null;
    } catch (IOException e) {
      out = null;
    }
  }
}
