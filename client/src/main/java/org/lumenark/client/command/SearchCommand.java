package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Find studies.")
final class SearchCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "QUERY", description = "Words, \"phrases\", field:value.")
  String query = "";

  @Option(
      names = "--facets",
      split = ",",
      paramLabel = "FIELD",
      description = "Count by these, such as organism,format.")
  List<String> facets = List.of();

  @Option(names = "--limit", defaultValue = "20", description = "At most so many.")
  int limit = 20;

  @Option(names = "--cursor", description = "Go on after a page: its next.")
  @Nullable String cursor;

  SearchCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    JsonNode found = archive.reader(console).search(query, facets, limit, cursor);
    StringBuilder words = new StringBuilder();
    words.append(found.path("total").asLong()).append(" found");
    for (JsonNode item : found.path("items")) {
      words.append("\n").append(StudyText.field(item, "accession"));
      words.append("  ").append(StudyText.field(item, "title"));
    }
    found
        .path("facets")
        .properties()
        .forEach(facet -> {
          words.append("\n").append(facet.getKey()).append(":");
          for (JsonNode value : facet.getValue()) {
            words.append(" ").append(StudyText.field(value, "value"));
            words.append(" (").append(value.path("count").asLong()).append(")");
          }
        });
    print(found, words.toString());
    return ExitCode.DONE;
  }
}
