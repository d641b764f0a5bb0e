package org.lumenark.imaging.convert;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.assemble.FoundImage;

/**
 * Images that follow each other in a container and come from one source, which is opened once.
 *
 * @param first number of the first of them in the container, from 0
 */
record SourceImages(int first, List<FoundImage> images) {

  static List<SourceImages> of(List<FoundImage> all) {
    List<SourceImages> sources = new ArrayList<>();
    int first = 0;
    for (int next = 1; next <= all.size(); next++) {
      if (next == all.size() || !all.get(next).entry().equals(all.get(first).entry())) {
        sources.add(new SourceImages(first, List.copyOf(all.subList(first, next))));
        first = next;
      }
    }
    return sources;
  }

  FoundImage image() {
    return images.getFirst();
  }

  long bytes() {
    return images.stream().mapToLong(FoundImage::bytes).sum();
  }
}
