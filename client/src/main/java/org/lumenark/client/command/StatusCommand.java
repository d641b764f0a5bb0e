package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.lumenark.client.deposit.StudyWait;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    description = "State of a study; without one, of the stack that runs here.")
final class StatusCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "ACC", description = "Accession.")
  String accession = "";

  StatusCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    JsonNode study = StudyWait.current(archive.reader(console), Accessions.checked(accession));
    print(study, StudyText.of(study));
    return ExitCode.DONE;
  }
}
