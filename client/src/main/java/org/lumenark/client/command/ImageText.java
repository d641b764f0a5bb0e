package org.lumenark.client.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Images of a file in a few lines for people. */
final class ImageText {

  private ImageText() {}

  static String of(JsonNode found) {
    StringBuilder text = new StringBuilder(StudyText.field(found, "input"));
    text.append(": ").append(StudyText.field(found, "format"));
    text.append(" (").append(StudyText.field(found, "evidence")).append(")");
    if (!found.path("extensionMatches").asBoolean(true)) {
      text.append("; its name claims another format");
    }
    for (JsonNode image : found.path("images")) {
      text.append("\n  ").append(StudyText.field(image, "role"));
      text.append(" ").append(StudyText.field(image, "name"));
      text.append(": ").append(StudyText.field(image, "axes"));
      text.append(" ").append(image.path("shape"));
      text.append(" ").append(StudyText.field(image, "dtype"));
    }
    return text.toString();
  }
}
