package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.metadata.ObjectFile;
import org.lumenark.contracts.id.CollectionName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "put",
    description = {
      "Make a collection, or replace what the archive knows of it, from a YAML or JSON file with",
      "name, title, description, url, accessionPrefix, templates, defaultTemplate, licences,",
      "required, curators and deposits; what is left out is as the archive has it. For admins."
    })
final class CollectionPutCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "FILE", description = "The collection.")
  Path input = Path.of("");

  CollectionPutCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ObjectNode collection = ObjectFile.read(input);
    String name = collection.path("name").asText();
    if (!CollectionName.isCollectionName(name)) {
      throw new ClientException(
          ExitCode.BAD_DATA,
          "collection.name",
          "The file gives no name: a letter, then letters, digits, hyphens and underscores.",
          input + " (/name)");
    }
    ArchiveClient client = archive.loggedIn(console);
    JsonNode stored = client.putCollection(name, collection);
    print(
        stored,
        stored.path("name").asText()
            + " is "
            + stored.path("deposits").asText()
            + " for deposits; its accessions begin with "
            + stored.path("accessionPrefix").asText());
    return ExitCode.DONE;
  }
}
