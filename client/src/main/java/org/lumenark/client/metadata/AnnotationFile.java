package org.lumenark.client.metadata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lumenark.annotation.AnnotationCheck;
import org.lumenark.annotation.AnnotationReport;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListFinding.Severity;
import org.lumenark.filelist.FileListLimits;

/**
 * An annotation table that is sent with a study.
 *
 * @param name as the archive takes it
 */
public record AnnotationFile(String name, Path file) {

  /** {@code NAME=FILE}, or a file whose name without suffixes is the table's. */
  public static AnnotationFile parse(String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      return new AnnotationFile(
          NamedList.component(text.substring(0, equals)), Path.of(text.substring(equals + 1)));
    }
    Path file = Path.of(text);
    String plain =
        String.valueOf(file.getFileName()).replaceFirst("(?i)(\\.csv|\\.tsv|\\.txt)?\\.gz$", "");
    int dot = plain.lastIndexOf('.');
    return new AnnotationFile(NamedList.component(dot > 0 ? plain.substring(0, dot) : plain), file);
  }

  /**
   * Looks at every row, as the archive will.
   *
   * @throws ClientException with the errors, if there are any
   */
  public void expectValid() {
    List<Detail> errors =
        report().findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(this::detail)
            .toList();
    if (!errors.isEmpty()) {
      Detail first = errors.getFirst();
      throw new ClientException(
          ExitCode.BAD_DATA,
          first.code(),
          "The annotation table " + name + " has errors; nothing was sent. " + first.message(),
          first.place(),
          errors,
          null);
    }
  }

  private AnnotationReport report() {
    try {
      return new AnnotationCheck(FileListLimits.DEFAULT).check(file, (row, key, cells) -> {});
    } catch (IOException failure) {
      throw ClientException.localFile(file.toString(), failure);
    }
  }

  private Detail detail(FileListFinding finding) {
    String place = finding.row() == null ? "" : ", row " + finding.row();
    return new Detail(finding.code(), file + place, finding.message(), finding.remedy());
  }
}
