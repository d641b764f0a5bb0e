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

/**
 * A list or table as it came, in a temporary file: a workbook cannot be read before its end is
 * there.
 */
public final class ReceivedList implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final Path file;
  private final Subject subject;

  private ReceivedList(Path file, Subject subject) {
    this.file = file;
    this.subject = subject;
  }

  /** What is received, as problems call it. */
  public enum Subject {
    FILE_LIST("file-list", "file list"),
    ANNOTATION_TABLE("annotation-table", "annotation table");

    private final String code;
    private final String noun;

    Subject(String code, String noun) {
      this.code = code;
      this.noun = noun;
    }

    private ProblemException cutOff() {
      return new ProblemException(
          ProblemType.INVALID,
          code + ".cut-off",
          "The " + noun + " ended before its end.",
          List.of());
    }

    private ProblemException tooLong(long most) {
      return Quota.tooLarge(
          code + ".too-large", "One " + noun + " has at most " + most + " bytes.", "Split it.");
    }
  }

  /**
   * Takes the whole body.
   *
   * @param type Content-Type; decides only where the first bytes do not
   * @param length as the client announced it, or -1
   * @throws ProblemException if it is too long, or ended before its end
   */
  public static ReceivedList of(
      Subject subject, InputStream body, @Nullable String type, long length, long most)
      throws IOException {
    if (length > most) {
      throw subject.tooLong(most);
    }
    boolean json = type != null && type.toLowerCase(Locale.ROOT).contains("json");
    ReceivedList list =
        new ReceivedList(Files.createTempFile("lumenark-list-", json ? ".json" : ".list"), subject);
    try {
      long received = list.fill(body, most);
      if (length >= 0 && received != length) {
        throw subject.cutOff();
      }
      return list;
    } catch (IOException | RuntimeException failure) {
      list.close();
      throw failure;
    }
  }

  public Path file() {
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
          throw subject.tooLong(most);
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
      throw subject.cutOff();
    }
  }
}
