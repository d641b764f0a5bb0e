package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.deposit.ReleaseDate;
import org.lumenark.client.deposit.StudyWait;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "submit", description = "Submit a draft: it gets its accession and is frozen.")
final class SubmitCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "DRAFT", description = "The draft's id.")
  String draft = "";

  @Option(
      names = "--release",
      paramLabel = "now|DATE",
      description = "When it becomes public. Default: the archive's default date.")
  @Nullable String release;

  @Option(
      names = "--wait",
      description = "Until ingest has completed and, if public, the search finds it.")
  boolean wait;

  SubmitCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    Optional<ReleaseDate> date = Optional.ofNullable(release).map(ReleaseDate::new);
    ArchiveClient client = archive.loggedIn(console);
    JsonNode study = client.submit(draft, release);
    if (wait) {
      boolean due = date.map(d -> d.isDueAt(Clock.systemUTC().instant())).orElse(false);
      study =
          new StudyWait(client.with(Patience.LONG), statusLine())
              .completed(
                  study.path("accession").asText(), study.path("version").asInt(1), now -> due);
    }
    print(study, StudyText.of(study));
    return ExitCode.DONE;
  }
}
