package org.lumenark.client.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.filelist.FileListCheck;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListLimits;
import org.lumenark.filelist.FileListReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Judge a file list (TSV, XLSX or JSON), row by row. Needs no archive.")
final class FileListCheckCommand extends ClientCommand {

  private static final int SHOWN = 20;

  @Parameters(paramLabel = "FILE", description = "The list.")
  Path input = Path.of("");

  FileListCheckCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    FileListReport report = report();
    ObjectNode result = Json.object().put("input", input.toString());
    result.put("valid", report.valid()).put("rows", report.rows());
    result.set("columns", Json.mapper().valueToTree(report.columns()));
    result.set("findings", Json.mapper().valueToTree(report.findings()));
    print(result, words(report));
    return report.valid() ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private FileListReport report() {
    if (!Files.isRegularFile(input)) {
      throw Files.exists(input)
          ? noInput("input.no-file", " is not a file.")
          : noInput("input.absent", " does not exist.");
    }
    try {
      return new FileListCheck(FileListLimits.DEFAULT).check(input);
    } catch (AccessDeniedException denied) {
      throw noInput("input.unreadable", " cannot be read.");
    } catch (IOException failure) {
      throw ClientException.localFile(input.toString(), failure);
    }
  }

  private ClientException noInput(String code, String reason) {
    return new ClientException(ExitCode.NO_INPUT, code, input + reason, input.toString());
  }

  private static String words(FileListReport report) {
    StringBuilder words = new StringBuilder(report.valid() ? "Valid: " : "Not valid: ");
    words.append(report.rows()).append(" files, ").append(report.columns().size());
    words.append(" attributes");
    report.findings().stream().limit(SHOWN).forEach(finding -> line(words, finding));
    if (report.findings().size() > SHOWN) {
      words.append("\n  and ").append(report.findings().size() - SHOWN).append(" more (--json)");
    }
    return words.toString();
  }

  private static void line(StringBuilder words, FileListFinding finding) {
    words.append("\n  ").append(finding.severity());
    if (finding.row() != null) {
      words.append(" row ").append(finding.row());
    }
    words.append(": ").append(finding.message()).append(' ').append(finding.remedy());
    words.append(" [").append(finding.code()).append(']');
  }
}
