package org.lumenark.submission.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.lumenark.submission.difference.MetadataChange.Kind;

/** Compares two documents member by member, in the order of the later one. */
final class MetadataDifference {

  private final List<MetadataChange> changes = new ArrayList<>();

  private MetadataDifference() {}

  static List<MetadataChange> between(JsonNode from, JsonNode to) {
    MetadataDifference difference = new MetadataDifference();
    difference.compare("", from, to);
    return difference.changes;
  }

  private void compare(String pointer, JsonNode from, JsonNode to) {
    if (from.equals(to)) {
      return;
    }
    if (from instanceof ObjectNode before && to instanceof ObjectNode after) {
      objects(pointer, before, after);
    } else if (from instanceof ArrayNode before && to instanceof ArrayNode after) {
      lists(pointer, before, after);
    } else {
      changes.add(new MetadataChange(Kind.CHANGED, pointer, from, to));
    }
  }

  private void objects(String pointer, ObjectNode from, ObjectNode to) {
    SequencedSet<String> names = new LinkedHashSet<>();
    to.fieldNames().forEachRemaining(names::add);
    from.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String member = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      if (!from.has(name)) {
        changes.add(new MetadataChange(Kind.ADDED, member, null, to.get(name)));
      } else if (!to.has(name)) {
        changes.add(new MetadataChange(Kind.REMOVED, member, from.get(name), null));
      } else {
        compare(member, from.get(name), to.get(name));
      }
    }
  }

  private void lists(String pointer, ArrayNode from, ArrayNode to) {
    ListMatch match = ListMatch.of(from, to);
    if (match.isReordered()) {
      changes.add(new MetadataChange(Kind.REORDERED, pointer, null, null));
    }
    for (int place = 0; place < to.size(); place++) {
      String element = pointer + "/" + place;
      int before = match.before(place);
      if (before < 0) {
        changes.add(new MetadataChange(Kind.ADDED, element, null, to.get(place)));
      } else {
        compare(element, from.get(before), to.get(place));
      }
    }
    for (int place : match.gone()) {
      changes.add(new MetadataChange(Kind.REMOVED, pointer + "/" + place, from.get(place), null));
    }
  }
}
