package org.lumenark.document.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;
import org.lumenark.document.template.Template;

/** What a document lacks of its template. */
final class TemplateCheck {

  private static final String EACH = "*";

  /** After these nothing is learned any more. */
  private static final int MOST_FINDINGS = 1_000;

  private final List<Finding> findings = new ArrayList<>();

  private TemplateCheck() {}

  static List<Finding> of(Template template, JsonNode document) {
    return of(template.required(), template.shortest(), document);
  }

  static List<Finding> of(
      List<String> required, Map<String, Integer> shortestOf, JsonNode document) {
    TemplateCheck check = new TemplateCheck();
    for (String pointer : required) {
      int shortest = shortestOf.getOrDefault(pointer, 1);
      check.find(document, "", steps(pointer), new Requirement(code(pointer), shortest));
    }
    return check.findings;
  }

  /**
   * @param code the member's name
   * @param shortest characters
   */
  private record Requirement(String code, int shortest) {}

  private void find(JsonNode node, String place, List<String> steps, Requirement requirement) {
    if (steps.isEmpty()) {
      judge(node, place, requirement);
      return;
    }
    List<String> rest = steps.subList(1, steps.size());
    if (!steps.getFirst().equals(EACH)) {
      find(node.path(steps.getFirst()), place + "/" + steps.getFirst(), rest, requirement);
    } else if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        find(node.get(index), place + "/" + index, rest, requirement);
      }
    }
  }

  private void judge(JsonNode node, String place, Requirement requirement) {
    if (findings.size() >= MOST_FINDINGS) {
      return;
    }
    if (isBlank(node)) {
      findings.add(
          Finding.error(
              requirement.code + ".required",
              Place.pointer(place),
              "This is required.",
              "Fill in the " + StudySchema.label(place) + "."));
    } else if (node.isTextual() && length(node) < requirement.shortest) {
      findings.add(
          Finding.error(
              requirement.code + ".too-short",
              Place.pointer(place),
              "The "
                  + StudySchema.label(place)
                  + " has less than "
                  + requirement.shortest
                  + " letters.",
              "Say in a few words what was imaged and how."));
    }
  }

  private static int length(JsonNode text) {
    String stripped = text.asText().strip();
    return stripped.codePointCount(0, stripped.length());
  }

  /** Nothing in it says anything. */
  private static boolean isBlank(JsonNode node) {
    if (node.isContainerNode()) {
      for (JsonNode member : node) {
        if (!isBlank(member)) {
          return false;
        }
      }
      return true;
    }
    return node.isMissingNode() || node.isNull() || (node.isTextual() && node.asText().isBlank());
  }

  private static List<String> steps(String pointer) {
    return List.of(pointer.substring(1).split("/"));
  }

  private static String code(String pointer) {
    return Arrays.stream(pointer.substring(1).split("/"))
        .filter(step -> !step.equals(EACH))
        .map(step -> step.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("."));
  }
}
