package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.metadata.PageTabFile;
import org.lumenark.client.metadata.StudyDocument;
import org.lumenark.document.mapping.StudyImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "Say whether a PageTab file can be imported as it stands, and what it lacks for"
            + " submission.")
final class PageTabCheckCommand extends ClientCommand {

  @Parameters(paramLabel = "FILE", description = "PageTab: .json, .tsv, .xml or .xlsx.")
  Path file = Path.of("");

  PageTabCheckCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    StudyImport read = StudyImport.of(PageTabFile.read(file), StudyDocument.MINIMAL, today);
    boolean valid = read instanceof StudyImport.Imported;
    ObjectNode judged = Json.object().put("input", file.toString());
    judged.put("format", PageTabFile.formatOf(file).text()).put("valid", valid);
    judged.set("findings", Json.mapper().valueToTree(read.findings()));
    print(judged, words(judged));
    return valid ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private static String words(JsonNode judged) {
    StringBuilder words =
        new StringBuilder(judged.path("valid").asBoolean() ? "Valid" : "Not valid");
    for (JsonNode finding : judged.path("findings")) {
      String place =
          finding.hasNonNull("row")
              ? "row " + finding.path("row").asText()
              : finding.path("pointer").asText();
      words.append("\n  ").append(StudyText.field(finding, "severity"));
      words.append(" ").append(place).append(": ");
      words.append(StudyText.field(finding, "message")).append(" ");
      words.append(StudyText.field(finding, "remedy")).append(" [");
      words.append(StudyText.field(finding, "code")).append("]");
    }
    return words.toString();
  }
}
