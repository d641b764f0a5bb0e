package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.lumenark.client.files.StudyPath;
import org.lumenark.client.progress.Progress;

/** A study in a few lines for people. */
final class StudyText {

  private static final int SHOWN = 20;

  private StudyText() {}

  static String of(JsonNode study) {
    StringBuilder text = new StringBuilder();
    text.append(field(study, "accession")).append("  ").append(field(study, "title"));
    if (study.path("version").asInt(1) > 1) {
      text.append(", version ").append(study.path("version").asInt());
    }
    text.append("\n  ").append(field(study, "state"));
    if (study.hasNonNull("reason")) {
      text.append(": ").append(field(study, "reason"));
    }
    if (study.hasNonNull("releaseDate")) {
      text.append(", release date ").append(field(study, "releaseDate"));
    }
    JsonNode blocked = study.path("releaseBlocked");
    if (blocked.isObject()) {
      text.append("\n  cannot become public: ").append(field(blocked, "message"));
      text.append(" [").append(field(blocked, "code")).append("]");
    }
    JsonNode files = study.path("files");
    text.append("\n  ").append(files.path("count").asLong()).append(" files, ");
    text.append(Progress.size(files.path("bytes").asLong()));
    JsonNode ingest = study.path("ingest");
    text.append("; ingest ").append(field(ingest, "state")).append(" (");
    text.append(ingest.path("done").asLong()).append(" of ");
    text.append(ingest.path("total").asLong()).append(")");
    versions(study.path("versions"), text);
    images(study.path("images"), text);
    problems(study.path("problems"), text);
    if (study.hasNonNull("dataAvailability")) {
      text.append("\n  for your paper: ").append(field(study, "dataAvailability"));
    }
    if (study.hasNonNull("url")) {
      text.append("\n  ").append(field(study, "url"));
    }
    return text.toString();
  }

  private static void versions(JsonNode versions, StringBuilder text) {
    if (versions.size() > 1) {
      for (JsonNode version : versions) {
        text.append("\n  version ").append(version.path("version").asInt());
        text.append(" of ").append(field(version, "submittedAt")).append(": ");
        text.append(version.path("files").asLong()).append(" files");
        text.append(version.path("pending").asBoolean() ? ", not shown yet" : "");
      }
    }
  }

  private static void images(JsonNode images, StringBuilder text) {
    int shown = 0;
    for (JsonNode image : images) {
      if (shown++ == SHOWN) {
        text.append("\n  and ").append(images.size() - SHOWN).append(" more images");
        return;
      }
      text.append("\n  image ").append(field(image, "state")).append(": ");
      text.append(field(image, "path"));
      if (image.path("series").asInt() > 0) {
        text.append(" series ").append(image.path("series").asInt());
      }
    }
  }

  private static void problems(JsonNode problems, StringBuilder text) {
    int shown = 0;
    for (JsonNode problem : problems) {
      if (shown++ == SHOWN) {
        text.append("\n  and ").append(problems.size() - SHOWN).append(" more problems");
        return;
      }
      text.append("\n  problem: ").append(field(problem, "path")).append(": ");
      text.append(field(problem, "message")).append(" [").append(field(problem, "code"));
      text.append("]");
    }
  }

  static String field(JsonNode node, String name) {
    return StudyPath.visible(node.path(name).asText(""));
  }
}
