package org.lumenark.client.command;

import java.nio.file.Files;
import java.util.List;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.metadata.AnnotationFile;
import picocli.CommandLine.Option;

/** Annotation tables that are sent with a study. */
final class AnnotationOptions {

  @Option(
      names = "--annotations",
      paramLabel = "[NAME=]FILE",
      description = {
        "Table of what wells or images show (CSV, TSV, XLSX, or text in .gz); may be given several",
        "times. Without a name it is called as its file is."
      })
  private List<String> tables = List.of();

  /**
   * The tables, each looked at whole.
   *
   * @throws ClientException if one is not there or has errors
   */
  List<AnnotationFile> checked() {
    List<AnnotationFile> files = tables.stream().map(AnnotationFile::parse).toList();
    for (AnnotationFile table : files) {
      if (!Files.isRegularFile(table.file())) {
        throw new ClientException(
            ExitCode.NO_INPUT,
            "input.absent",
            table.file() + " does not exist.",
            table.file().toString());
      }
      table.expectValid();
    }
    return files;
  }
}
