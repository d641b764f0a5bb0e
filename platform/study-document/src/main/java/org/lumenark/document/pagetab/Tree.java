package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;

/**
 * A submission while it is read, with the rows that its parts came from where the form has rows,
 * and what was noticed on the way.
 */
final class Tree {

  final ObjectNode submission;
  final List<Finding> findings = new ArrayList<>();
  private final Map<JsonNode, Long> rows = new IdentityHashMap<>();

  Tree(ObjectNode submission) {
    this.submission = submission;
  }

  void cameFrom(JsonNode part, long row) {
    rows.put(part, row);
  }

  /** The row of a part, or its pointer in a form without rows. */
  Place place(JsonNode part, String pointer) {
    return new Place(pointer, row(part).orElse(null));
  }

  Optional<Long> row(JsonNode part) {
    return Optional.ofNullable(rows.get(part));
  }
}
