package org.lumenark.client.command;

import java.nio.file.Path;
import java.util.Optional;
import org.lumenark.client.check.CheckedFolder;
import org.lumenark.client.check.TransferRate;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.files.FolderWalk;
import org.lumenark.client.progress.StatusLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = {
      "Say what the archive will make of a folder. Needs no archive and no account; nothing is"
          + " sent or changed."
    })
final class CheckCommand extends ClientCommand {

  @Mixin UploadRates rates = new UploadRates();

  @Parameters(paramLabel = "DIR", description = "The folder.")
  Path folder = Path.of("");

  CheckCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    Optional<TransferRate> known = rates.rate(console);
    try (StatusLine line = statusLine();
        CheckedFolder checked =
            CheckedFolder.of(FolderWalk.of(folder), known, CheckText.on(line))) {
      line.close();
      stream(checked::writeTo, checked::words);
      return checked.valid() ? ExitCode.DONE : ExitCode.BAD_DATA;
    }
  }
}
