package org.lumenark.submission.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of a study document are meant: a JSON pointer in which {@code *} stands for each
 * element of a list. Only the description is corrected: what decides how a study is treated
 * (template, collection, licence, release date) is its depositor's.
 */
record FieldPattern(String text) {

  private static final int LONGEST = 200;

  /** Names for what is corrected most. */
  private static final Map<String, String> NAMES =
      Map.of(
          "organism", "/organisms/*",
          "imaging-method", "/imagingMethods/*",
          "keyword", "/keywords/*",
          "instrument", "/imageAcquisitions/*/instrument");

  private static final Set<String> DEPOSITORS =
      Set.of("template", "collection", "licence", "releaseDate", "pageTab", "submissionAttributes");

  /** Empty if it is neither a name nor a pattern that is taken. */
  static Optional<FieldPattern> parse(String text) {
    String pattern = NAMES.getOrDefault(text, text);
    if (!pattern.startsWith("/") || pattern.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> steps = steps(pattern);
    boolean sound = steps.stream().noneMatch(String::isEmpty) && !steps.getFirst().equals("*");
    return sound && !DEPOSITORS.contains(steps.getFirst())
        ? Optional.of(new FieldPattern(pattern))
        : Optional.empty();
  }

  /** Replaces every value that is equal to the old one; the pointers of those, in order. */
  List<String> replace(ObjectNode document, JsonNode old, JsonNode value) {
    List<String> replaced = new ArrayList<>();
    replace(document, "", steps(text), new Change(old, value, replaced));
    return replaced;
  }

  /** How many of the values meant are equal to this one. */
  int count(ObjectNode document, JsonNode value) {
    return replace(document.deepCopy(), value, value).size();
  }

  private record Change(JsonNode old, JsonNode value, List<String> replaced) {}

  private static void replace(JsonNode node, String place, List<String> steps, Change change) {
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    if (node instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        if (step.equals("*") || step.equals(Integer.toString(index))) {
          JsonNode member = array.get(index);
          String pointer = place + "/" + index;
          if (!rest.isEmpty()) {
            replace(member, pointer, rest, change);
          } else if (member.equals(change.old)) {
            array.set(index, change.value.deepCopy());
            change.replaced.add(pointer);
          }
        }
      }
    } else if (node instanceof ObjectNode object && object.has(step)) {
      JsonNode member = object.get(step);
      String pointer = place + "/" + step;
      if (!rest.isEmpty()) {
        replace(member, pointer, rest, change);
      } else if (member.equals(change.old)) {
        object.set(step, change.value.deepCopy());
        change.replaced.add(pointer);
      }
    }
  }

  private static List<String> steps(String pattern) {
    return List.of(pattern.substring(1).split("/", -1));
  }
}
