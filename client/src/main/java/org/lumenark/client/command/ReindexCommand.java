package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.archive.Polling;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.progress.StatusLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "reindex",
    description =
        "Build the search index anew from the catalogue; search goes on meanwhile. For admins.")
final class ReindexCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  ReindexCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ArchiveClient client = archive.loggedIn(console);
    JsonNode rebuild = client.startRebuild();
    ArchiveClient patient = client.with(Patience.LONG);
    Polling polling = Polling.within(Optional.empty());
    try (StatusLine line = statusLine()) {
      while (rebuild.path("state").asText().equals("building")) {
        line.show("A new index is filled");
        polling.pause();
        rebuild = patient.rebuild();
      }
    }
    ObjectNode result = Json.object();
    for (String counted : new String[] {"studies", "images", "files"}) {
      result.put(counted, rebuild.path(counted).asLong());
    }
    print(
        result,
        "%d studies and %d images can be found, with %d files"
            .formatted(
                result.path("studies").asLong(),
                result.path("images").asLong(),
                result.path("files").asLong()));
    return ExitCode.DONE;
  }
}
