package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Show the collections of the archive.")
final class CollectionListCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  CollectionListCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    ObjectNode all = Json.object();
    ArrayNode items = all.putArray("items");
    archive.reader(console).collections().forEach(items::add);
    print(all.putNull("next"), words(items));
    return ExitCode.DONE;
  }

  private static String words(JsonNode items) {
    StringJoiner lines = new StringJoiner("\n");
    for (JsonNode each : items) {
      lines.add(
          each.path("name").asText()
              + "  "
              + each.path("accessionPrefix").asText()
              + "  "
              + each.path("deposits").asText()
              + "  "
              + each.path("title").asText());
    }
    return lines.toString();
  }
}
