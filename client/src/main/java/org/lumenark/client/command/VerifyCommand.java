package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.lumenark.client.download.Verification;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.files.StudyPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "verify", description = "Compare a folder with a study: every digest.")
final class VerifyCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Mixin VersionOption version = new VersionOption();

  @Parameters(index = "0", paramLabel = "ACC", description = "Accession.")
  String accession = "";

  @Parameters(index = "1", paramLabel = "DIR", description = "The folder.")
  Path folder = Path.of("");

  VerifyCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ObjectNode report =
        new Verification(archive.reader(console))
            .compare(
                version.of(accession),
                FolderWalk.of(folder),
                (files, bytes) -> progress("Checked", files, bytes));
    boolean equal = Verification.isEqual(report);
    print(report, words(report, equal ? "All equal" : "Not equal"));
    return equal ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private static String words(ObjectNode report, String verdict) {
    StringBuilder words = new StringBuilder(verdict);
    words.append(", ").append(report.path("checked").asLong()).append(" files checked");
    for (JsonNode each : report.path("mismatched")) {
      words.append("\n  differs (").append(StudyText.field(each, "reason")).append("): ");
      words.append(StudyText.field(each, "path"));
    }
    for (JsonNode each : report.path("missing")) {
      words.append("\n  missing: ").append(StudyPath.visible(each.asText()));
    }
    for (JsonNode each : report.path("extra")) {
      words.append("\n  extra: ").append(StudyPath.visible(each.asText()));
    }
    return words.toString();
  }
}
