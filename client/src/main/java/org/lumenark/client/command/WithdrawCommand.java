package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "withdraw",
    description = "Take a study back: its record stays and says why, its files are gone.")
final class WithdrawCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "ACC", description = "Accession.")
  String accession = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Shown to all.")
  String reason = "";

  WithdrawCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    String checked = Accessions.checked(accession);
    JsonNode study = archive.loggedIn(console).withdraw(checked, reason);
    print(study, checked + " is withdrawn");
    return ExitCode.DONE;
  }
}
