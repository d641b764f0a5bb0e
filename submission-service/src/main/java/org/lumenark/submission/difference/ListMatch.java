package org.lumenark.submission.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which element of a later list is which one of an earlier list: the one of the same title or name,
 * else an equal one, and of those that have neither title nor name the next one that is left. Of
 * several with the same name the first ones belong together.
 */
final class ListMatch {

  private static final int NONE = -1;

  private final int[] before;
  private final boolean[] taken;

  private ListMatch(int earlier, int later) {
    this.before = new int[later];
    this.taken = new boolean[earlier];
    Arrays.fill(before, NONE);
  }

  static ListMatch of(ArrayNode from, ArrayNode to) {
    ListMatch match = new ListMatch(from.size(), to.size());
    match.pair(from, to, ListMatch::name);
    match.pair(from, to, element -> name(element).isEmpty() ? element.toString() : "");
    match.pair(
        from, to, element -> element.isContainerNode() && name(element).isEmpty() ? "?" : "");
    return match;
  }

  /** Place of the element in the earlier list; negative if it is new. */
  int before(int place) {
    return before[place];
  }

  /** Places of elements of the earlier list that the later one does not have. */
  List<Integer> gone() {
    List<Integer> gone = new ArrayList<>();
    for (int place = 0; place < taken.length; place++) {
      if (!taken[place]) {
        gone.add(place);
      }
    }
    return gone;
  }

  /** Whether elements that both lists have follow each other otherwise. */
  boolean isReordered() {
    int last = NONE;
    for (int place : before) {
      if (place != NONE) {
        if (place < last) {
          return true;
        }
        last = place;
      }
    }
    return false;
  }

  /** Pairs elements that are left and have the same key, one after the other; none has no key. */
  private void pair(ArrayNode from, ArrayNode to, Function<JsonNode, String> key) {
    Map<String, Deque<Integer>> places = new HashMap<>();
    for (int place = 0; place < taken.length; place++) {
      String own = taken[place] ? "" : key.apply(from.get(place));
      if (!own.isEmpty()) {
        places.computeIfAbsent(own, same -> new ArrayDeque<>()).add(place);
      }
    }
    for (int place = 0; place < before.length; place++) {
      Deque<Integer> same = before[place] == NONE ? places.get(key.apply(to.get(place))) : null;
      if (same != null && !same.isEmpty()) {
        before[place] = same.poll();
        taken[before[place]] = true;
      }
    }
  }

  private static String name(JsonNode element) {
    String title = element.path("title").asText("");
    return title.isEmpty() ? element.path("name").asText("") : title;
  }
}
