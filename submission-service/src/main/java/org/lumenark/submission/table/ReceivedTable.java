package org.lumenark.submission.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lumenark.platform.problem.ProblemException;

/** A table as it came, in a temporary file: a workbook cannot be read before its end is there. */
final class ReceivedTable implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final Path file;
  private final TableKind kind;

  private ReceivedTable(Path file, TableKind kind) {
    this.file = file;
    this.kind = kind;
  }

  /**
   * Takes the whole body.
   *
   * @throws ProblemException if it is too long, or ended before its end
   */
  static ReceivedTable of(TableKind kind, DraftTables.Body body, long most) throws IOException {
    long length = body.length() == null ? -1 : body.length();
    if (length > most) {
      throw kind.tooLong(most);
    }
    String type = body.type();
    // It decides only where the first bytes do not.
    boolean json = type != null && type.toLowerCase(Locale.ROOT).contains("json");
    ReceivedTable table =
        new ReceivedTable(Files.createTempFile("lumenark-list-", json ? ".json" : ".list"), kind);
    try {
      long received = table.fill(body.bytes(), most);
      if (length >= 0 && received != length) {
        throw kind.cutOff();
      }
      return table;
    } catch (IOException | RuntimeException failure) {
      table.close();
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
          throw kind.tooLong(most);
        }
        out.write(buffer, 0, read);
      }
    }
    return received;
  }

  private int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException broken) {
      throw kind.cutOff();
    }
  }
}
