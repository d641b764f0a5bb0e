package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.archive.Polling;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.progress.StatusLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "scrub",
    description = "Read stored files again and compare their digests; one study, or everything.")
final class ScrubCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(arity = "0..1", paramLabel = "ACC", description = "Accession.")
  @Nullable String accession;

  ScrubCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ArchiveClient client = archive.loggedIn(console);
    JsonNode scrub = client.startScrub(accession == null ? null : Accessions.checked(accession));
    String id = scrub.path("id").asText();
    ArchiveClient patient = client.with(Patience.LONG);
    Polling polling = Polling.within(Optional.empty());
    try (StatusLine line = statusLine()) {
      while (scrub.path("state").asText().equals("running")) {
        line.show("Checked " + scrub.path("checked").asLong() + " files");
        polling.pause();
        scrub = patient.scrub(id);
      }
    }
    ObjectNode result = Json.object().put("checked", scrub.path("checked").asLong());
    result.set("bad", scrub.path("bad").deepCopy());
    print(result, words(result));
    return result.path("bad").isEmpty() ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private static String words(ObjectNode result) {
    StringBuilder words = new StringBuilder();
    words.append(result.path("checked").asLong()).append(" files checked, ");
    words.append(result.path("bad").size()).append(" bad");
    for (JsonNode bad : result.path("bad")) {
      words.append("\n  ").append(StudyText.field(bad, "reason")).append(": ");
      words.append(StudyText.field(bad, "accession")).append(" ");
      words.append(StudyText.field(bad, "path"));
    }
    return words.toString();
  }
}
