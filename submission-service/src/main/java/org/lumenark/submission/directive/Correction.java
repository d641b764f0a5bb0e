package org.lumenark.submission.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lumenark.document.Finding;
import org.lumenark.document.study.StudyRules;

/**
 * What a directive makes of one document.
 *
 * @param document corrected
 * @param pointers that were changed
 * @param kept pointers that were to be reverted and say something else by now
 * @param refused whether the new value would make the document invalid
 */
record Correction(ObjectNode document, List<String> pointers, List<String> kept, boolean refused) {

  /**
   * @param today in UTC
   */
  static Correction apply(Directive directive, ObjectNode before, LocalDate today) {
    ObjectNode document = before.deepCopy();
    List<String> pointers = directive.field().replace(document, directive.old(), directive.value());
    boolean refused =
        !pointers.isEmpty() && !errors(before, today).containsAll(errors(document, today));
    return new Correction(document, pointers, List.of(), refused);
  }

  /** Puts the old value back where the new one still stands. */
  static Correction revert(Directive directive, ObjectNode before, List<String> pointers) {
    ObjectNode document = before.deepCopy();
    List<String> reverted = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (String pointer : pointers) {
      if (document.at(pointer).equals(directive.value())) {
        set(document, pointer, directive.old());
        reverted.add(pointer);
      } else {
        kept.add(pointer);
      }
    }
    return new Correction(document, reverted, kept, false);
  }

  private static void set(ObjectNode document, String pointer, JsonNode value) {
    int slash = pointer.lastIndexOf('/');
    String last = pointer.substring(slash + 1);
    switch (document.at(pointer.substring(0, slash))) {
      case ArrayNode array -> array.set(Integer.parseInt(last), value.deepCopy());
      case ObjectNode object -> object.set(last, value.deepCopy());
      case JsonNode other -> throw new IllegalStateException("nothing is below " + other);
    }
  }

  private static Set<String> errors(ObjectNode document, LocalDate today) {
    Set<String> errors = new HashSet<>();
    for (Finding finding : StudyRules.check(document, today)) {
      if (finding.blocks()) {
        errors.add(finding.code() + " " + finding.pointer());
      }
    }
    return errors;
  }
}
