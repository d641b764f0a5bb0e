package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The outcome of many conversions as tables in Markdown. */
final class FormatsTable {

  private static final int MOST_MESSAGE = 110;

  private FormatsTable() {}

  static String of(JsonNode report) {
    StringBuilder text = new StringBuilder();
    text.append("| sample | format | reader | t c z y x | type | x y z in µm | came out |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    int converted = 0;
    int count = 0;
    for (JsonNode sample : report.path("samples")) {
      if (!sample.path("malformed").asBoolean()) {
        row(sample, text);
        count++;
        converted += sample.has("images") ? 1 : 0;
      }
    }
    text.append("\n%d of %d samples converted.\n".formatted(converted, count));
    text.append("\n| malformed sample | format | came out |\n|---|---|---|\n");
    for (JsonNode sample : report.path("samples")) {
      if (sample.path("malformed").asBoolean()) {
        text.append("| ").append(cell(sample.path("path").asText()));
        text.append(" | ").append(sample.path("format").asText("-"));
        text.append(" | ").append(outcome(sample)).append(" |\n");
      }
    }
    return text.toString();
  }

  /** Images that are alike share a line. */
  private static void row(JsonNode sample, StringBuilder text) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (JsonNode image : sample.path("images")) {
      kinds.merge(kind(image), 1, Integer::sum);
    }
    List<String> lines = new ArrayList<>();
    kinds.forEach(
        (kind, count) -> lines.add(count == 1 ? kind : kind.replaceFirst("^", count + " of ")));
    if (lines.isEmpty()) {
      lines.add(" |  | ");
    }
    String wrapper = sample.path("wrapper").asText("");
    for (int i = 0; i < lines.size(); i++) {
      text.append("| ").append(i == 0 ? cell(sample.path("path").asText()) : "");
      text.append(" | ").append(i == 0 ? sample.path("format").asText("-") : "");
      text.append(i == 0 && !wrapper.isEmpty() && !wrapper.equals("null") ? " in " + wrapper : "");
      text.append(" | ").append(i == 0 ? reader(sample) : "");
      text.append(" | ").append(lines.get(i));
      text.append(" | ").append(i == 0 ? outcome(sample) : "").append(" |\n");
    }
  }

  private static String reader(JsonNode sample) {
    String reader = sample.path("reader").asText("");
    return reader.isEmpty() || reader.equals("null") ? "-" : reader;
  }

  private static String kind(JsonNode image) {
    StringBuilder kind = new StringBuilder();
    String role = image.path("role").asText();
    kind.append(role.equals("image") ? "" : role + " ");
    List<String> sizes = new ArrayList<>();
    image.path("shape").forEach(size -> sizes.add(size.asText()));
    kind.append(String.join(" ", sizes)).append(" | ").append(image.path("dtype").asText());
    kind.append(" | ");
    List<String> physical = new ArrayList<>();
    for (String axis : List.of("x", "y", "z")) {
      JsonNode size = image.path("physicalSizes").path(axis);
      physical.add(size.isNumber() ? String.format(Locale.ROOT, "%.4g", size.asDouble()) : "-");
    }
    boolean unknown = physical.stream().allMatch("-"::equals);
    return kind.append(unknown ? "-" : String.join(" ", physical)).toString();
  }

  private static String outcome(JsonNode sample) {
    if (sample.has("images")) {
      return "converted, " + sample.path("seconds").asText() + " s";
    }
    String message = sample.at("/error/message").asText().replaceAll("\\s+", " ");
    String shown =
        message.length() > MOST_MESSAGE ? message.substring(0, MOST_MESSAGE) + "…" : message;
    return "`" + sample.at("/error/code").asText() + "` " + cell(shown);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
