package org.lumenark.submission.filelist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.Quota;

/** A list as it came, in a temporary file: a workbook cannot be read before its end is there. */
final class ReceivedList implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final Path file;

  private ReceivedList(Path file) {
    this.file = file;
  }

  /**
   * Takes the whole body.
   *
   * @param type Content-Type; decides only where the first bytes do not
   * @param length as the client announced it, or -1
   * @throws ProblemException if it is too long, or ended before its end
   */
  static ReceivedList of(InputStream body, @Nullable String type, long length, long most)
      throws IOException {
    if (length > most) {
      throw tooLong(most);
    }
    boolean json = type != null && type.toLowerCase(Locale.ROOT).contains("json");
    ReceivedList list =
        new ReceivedList(Files.createTempFile("lumenark-list-", json ? ".json" : ".list"));
    try {
      long received = list.fill(body, most);
      if (length >= 0 && received != length) {
        throw cutOff();
      }
      return list;
    } catch (IOException | RuntimeException failure) {
      list.close();
      throw failure;
    }
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private long fill(InputStream body, long most) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long received = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        received += read;
        if (received > most) {
          throw tooLong(most);
        }
        out.write(buffer, 0, read);
      }
    }
    return received;
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException broken) {
      throw cutOff();
    }
  }

  private static ProblemException cutOff() {
    return new ProblemException(
        ProblemType.INVALID, "file-list.cut-off", "The list ended before its end.", List.of());
  }

  private static ProblemException tooLong(long most) {
    return Quota.tooLarge(
        "file-list.too-large",
        "A file list has at most " + most + " bytes.",
        "Send it as several lists.");
  }
}
