package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Show the ontologies that are loaded.")
final class OntologyListCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  OntologyListCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    JsonNode ontologies = archive.reader(console).ontologies();
    print(ontologies, words(ontologies));
    return ExitCode.DONE;
  }

  private static String words(JsonNode ontologies) {
    StringJoiner lines = new StringJoiner("\n").setEmptyValue("No ontology is loaded.");
    for (JsonNode each : ontologies.path("items")) {
      lines.add(
          each.path("name").asText()
              + "  "
              + each.path("version").asText()
              + "  "
              + each.path("terms").asLong()
              + " terms");
    }
    return lines.toString();
  }
}
