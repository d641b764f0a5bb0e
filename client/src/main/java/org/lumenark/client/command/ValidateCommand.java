package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "validate", description = "Say what a draft lacks before it can be submitted.")
final class ValidateCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "DRAFT", description = "The draft's id.")
  String draft = "";

  ValidateCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    JsonNode report = archive.loggedIn(console).validate(draft);
    boolean valid = report.path("valid").asBoolean();
    StringBuilder words = new StringBuilder(valid ? "Ready to submit" : "Not ready to submit");
    for (JsonNode finding : report.path("findings")) {
      words.append("\n  ").append(StudyText.field(finding, "severity")).append(": ");
      words.append(StudyText.field(finding, "message")).append(" ");
      words.append(StudyText.field(finding, "remedy")).append(" [");
      words.append(StudyText.field(finding, "code")).append("]");
    }
    print(report, words.toString());
    return valid ? ExitCode.DONE : ExitCode.BAD_DATA;
  }
}
