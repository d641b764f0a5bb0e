package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.deposit.ReleaseDate;
import org.lumenark.client.deposit.StudyWait;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.progress.StatusLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "release", description = "Make a study public, now or on a date.")
final class ReleaseCommand extends ClientCommand {

  /** Long enough for a release; files that are still being verified may take longer. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(index = "0", paramLabel = "ACC", description = "Accession.")
  String accession = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "now|DATE",
      defaultValue = "now",
      description = "Default: now. A date means 00:00 UTC.")
  String date = "now";

  ReleaseCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ReleaseDate release = new ReleaseDate(date);
    String checked = Accessions.checked(accession);
    ArchiveClient client = archive.loggedIn(console);
    client.setReleaseDate(checked, release.value());
    JsonNode study;
    if (release.isDueAt(Clock.systemUTC().instant())) {
      try (StatusLine line = statusLine()) {
        study = new StudyWait(client, line).madePublic(checked, LONGEST);
      }
      if (!study.path("state").asText().equals("public")) {
        console.note("It becomes public as soon as its files are verified.");
      }
    } else {
      study = StudyWait.current(client, checked);
    }
    print(study, StudyText.of(study));
    return ExitCode.DONE;
  }
}
