package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.document.Finding;
import org.lumenark.document.Refusal;
import org.lumenark.document.pagetab.PageTab;
import org.lumenark.document.pagetab.PageTabFormat;
import org.lumenark.document.pagetab.PageTabRead;

/** PageTab in local files, its form told by the suffix. */
public final class PageTabFile {

  private static final int LARGEST = 32 << 20;

  private PageTabFile() {}

  /** The form of a file to read; another suffix is the data's fault. */
  public static PageTabFormat formatOf(Path file) {
    return PageTabFormat.ofName(file.getFileName().toString())
        .orElseThrow(() ->
            new ClientException(
                ExitCode.BAD_DATA,
                "pagetab.form-unknown",
                "PageTab is read from .json, .tsv, .xml and .xlsx.",
                file.toString()));
  }

  public static PageTabRead read(Path file) {
    return PageTab.read(bytes(file), formatOf(file));
  }

  /** The submission of a file that can be imported. */
  public static PageTabRead.Imported imported(Path file) {
    return switch (read(file)) {
      case PageTabRead.Imported imported -> imported;
      case PageTabRead.Refused refused -> throw refused(file, refused);
    };
  }

  /**
   * Writes a new file; after a failure there is none.
   *
   * @throws ClientException also if the file exists
   */
  public static void write(ObjectNode submission, Path file, PageTabFormat format) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PageTab.write(submission, format, bytes);
      Files.write(file, bytes.toByteArray(), StandardOpenOption.CREATE_NEW);
    } catch (Refusal refusal) {
      Finding finding = refusal.finding();
      throw new ClientException(
          ExitCode.BAD_DATA,
          finding.code(),
          finding.message() + " " + finding.remedy(),
          place(finding));
    } catch (FileAlreadyExistsException there) {
      throw new ClientException(
          ExitCode.CANNOT_CREATE,
          "output.exists",
          file + " exists already. Name another.",
          file.toString());
    } catch (IOException e) {
      remains(file);
      throw new ClientException(
          ExitCode.CANNOT_CREATE,
          "output.cannot-create",
          file + " cannot be written.",
          file.toString(),
          List.of(),
          e);
    }
  }

  /** Takes away what was begun; a file that was there before never gets here. */
  private static void remains(Path file) {
    try {
      if (Files.isRegularFile(file)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw ClientException.localFile(file.toString(), e);
    }
  }

  private static byte[] bytes(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ClientException(
          ExitCode.NO_INPUT, "input.absent", file + " does not exist.", file.toString());
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new ClientException(
            ExitCode.BAD_DATA,
            "pagetab.too-large",
            "A PageTab file has at most 32 MiB.",
            file.toString());
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ClientException(
          ExitCode.NO_INPUT,
          "input.unreadable",
          file + " cannot be read.",
          file.toString(),
          List.of(),
          e);
    }
  }

  private static ClientException refused(Path file, PageTabRead.Refused refused) {
    List<Finding> errors = refused.findings().stream().filter(Finding::blocks).toList();
    Finding first = errors.getFirst();
    List<Detail> details =
        errors.stream()
            .map(each -> new Detail(each.code(), place(each), each.message(), each.remedy()))
            .toList();
    return new ClientException(
        ExitCode.BAD_DATA,
        first.code(),
        first.message() + " " + first.remedy(),
        file + " " + place(first),
        details,
        null);
  }

  private static String place(Finding finding) {
    return finding.row() == null ? String.valueOf(finding.pointer()) : "row " + finding.row();
  }
}
