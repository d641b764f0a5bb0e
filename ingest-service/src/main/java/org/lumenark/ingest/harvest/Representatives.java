package org.lumenark.ingest.harvest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.assemble.ImageCandidate;

/** Which images stand for all: some of each format and folder, in turns. */
final class Representatives {

  private Representatives() {}

  private record Kind(String format, String folder) {}

  static List<ImageCandidate> of(List<ImageCandidate> candidates, int most) {
    Map<Kind, Deque<ImageCandidate>> kinds = new LinkedHashMap<>();
    for (ImageCandidate candidate : candidates) {
      // Masks were computed, they were not taken.
      if (candidate.labelsOf().isEmpty()) {
        String path = candidate.entry();
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        kinds
            .computeIfAbsent(
                new Kind(candidate.detection().format(), folder), kind -> new ArrayDeque<>())
            .add(candidate);
      }
    }
    List<ImageCandidate> chosen = new ArrayList<>();
    while (chosen.size() < most && !kinds.isEmpty()) {
      kinds.values().removeIf(Deque::isEmpty);
      for (Deque<ImageCandidate> kind : kinds.values()) {
        if (chosen.size() < most) {
          chosen.add(kind.remove());
        }
      }
      kinds.values().removeIf(Deque::isEmpty);
    }
    return chosen;
  }
}
