package org.lumenark.submission.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.draft.Draft;

/** Checks a draft against its template. Never changes anything. */
@ApplicationScoped
public class Validator {

  private static final String MINIMAL = "minimal";
  private static final Set<String> TEMPLATES =
      Set.of(
          MINIMAL,
          "generic",
          "light-microscopy",
          "high-content-screen",
          "electron-microscopy",
          "histology");
  private static final Set<String> LICENCES = Set.of("CC0-1.0", "CC-BY-4.0", "CC0", "CC BY 4.0");
  private static final int SHORTEST_TITLE = 25;
  private static final int LONGEST_TITLE = 1_000;

  /**
   * @param openUploads uploads of the draft that are not complete
   */
  public Report validate(Draft draft, long openUploads) {
    List<Finding> findings = new ArrayList<>();
    ObjectNode metadata = draft.metadata();
    checkTypes(metadata, findings);
    String template = metadata.path("template").asText(MINIMAL);
    if (!TEMPLATES.contains(template)) {
      findings.add(
          Finding.error(
              "template.unknown",
              "/template",
              "There is no such template.",
              "Use one of " + TEMPLATES.stream().sorted().toList() + "."));
    }
    checkTitle(metadata, template, findings);
    if (!template.equals(MINIMAL)) {
      checkRequired(metadata, findings);
    }
    checkFiles(draft, openUploads, findings);
    return Report.of(findings);
  }

  private static void checkTypes(ObjectNode metadata, List<Finding> findings) {
    for (String field : List.of("template", "title", "description", "licence")) {
      JsonNode value = metadata.path(field);
      if (!value.isMissingNode() && !value.isTextual()) {
        findings.add(type("/" + field, "a text"));
      }
    }
    for (String field : List.of("keywords", "authors", "organisms", "imagingMethods")) {
      JsonNode value = metadata.path(field);
      if (!value.isMissingNode() && !value.isArray()) {
        findings.add(type("/" + field, "a list"));
      }
    }
    for (int index = 0; index < metadata.path("keywords").size(); index++) {
      if (!metadata.path("keywords").path(index).isTextual()) {
        findings.add(type("/keywords/" + index, "a text"));
      }
    }
  }

  private static void checkTitle(ObjectNode metadata, String template, List<Finding> findings) {
    String title = metadata.path("title").asText("").strip();
    if (title.isEmpty()) {
      findings.add(required("title"));
    } else if (title.length() > LONGEST_TITLE) {
      findings.add(
          Finding.error(
              "title.too-long",
              "/title",
              "The title is too long.",
              "Shorten it to 1,000 letters."));
    } else if (!template.equals(MINIMAL) && title.length() < SHORTEST_TITLE) {
      findings.add(
          Finding.error(
              "title.too-short",
              "/title",
              "The title has less than 25 letters.",
              "Say in a few words what was imaged and how."));
    }
  }

  private static void checkRequired(ObjectNode metadata, List<Finding> findings) {
    requiredText(metadata, "description").ifPresent(findings::add);
    requiredText(metadata, "licence").ifPresent(findings::add);
    for (String list : List.of("keywords", "authors")) {
      if (metadata.path(list).isEmpty()) {
        findings.add(required(list));
      }
    }
    String licence = metadata.path("licence").asText("");
    if (!licence.isBlank() && !LICENCES.contains(licence)) {
      findings.add(
          Finding.error(
              "licence.unknown",
              "/licence",
              "The licence is not one that the archive publishes under.",
              "Use CC0-1.0 or CC-BY-4.0."));
    }
  }

  private static void checkFiles(Draft draft, long openUploads, List<Finding> findings) {
    if (openUploads > 0) {
      findings.add(
          Finding.error(
              "uploads.open",
              "/files",
              openUploads + " uploads are not complete.",
              "Finish or delete them, then try again."));
    }
    if (draft.files().count() == 0) {
      findings.add(
          Finding.warning(
              "files.none", "/files", "The draft has no files.", "Upload the files of the study."));
    }
  }

  private static Optional<Finding> requiredText(ObjectNode metadata, String field) {
    return metadata.path(field).asText("").isBlank()
        ? Optional.of(required(field))
        : Optional.empty();
  }

  private static Finding required(String field) {
    return Finding.error(
        field + ".required", "/" + field, "This is required.", "Fill in the " + field + ".");
  }

  private static Finding type(String pointer, String form) {
    return Finding.error(
        "metadata.type", pointer, "This is not " + form + ".", "Give " + form + " here.");
  }
}
