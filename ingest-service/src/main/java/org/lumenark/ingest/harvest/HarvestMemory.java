package org.lumenark.ingest.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.harvest.ImageSays;

/**
 * What was found in files before, by the digests of their bytes: depositors ask again with each
 * file that they add. The names of formats and short texts only; the longest unused are forgotten.
 */
@ApplicationScoped
class HarvestMemory {

  private static final int MOST_DETECTIONS = 20_000;
  private static final int MOST_SETS = 2_000;

  private final Map<String, Detection> detections = bounded(MOST_DETECTIONS);
  private final Map<String, Opened> sets = bounded(MOST_SETS);

  /** What came of opening files: what their images say, or why there is nothing. */
  record Opened(List<ImageSays> images, Optional<Harvested.Note> note) {
    Opened {
      images = List.copyOf(images);
    }
  }

  synchronized Optional<Detection> detection(String key) {
    return Optional.ofNullable(detections.get(key));
  }

  synchronized void keep(String key, Detection detection) {
    detections.put(key, detection);
  }

  synchronized Optional<Opened> opened(String key) {
    return Optional.ofNullable(sets.get(key));
  }

  synchronized void keep(String key, Opened opened) {
    sets.put(key, opened);
  }

  private static <V> Map<String, V> bounded(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }
}
