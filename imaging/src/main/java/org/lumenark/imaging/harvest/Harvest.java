package org.lumenark.imaging.harvest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What files say of how they were taken: one acquisition for each instrument, objective and format,
 * the first hundred of them. The archive and the command line both ask this.
 */
public final class Harvest {

  private static final int MOST = 100;

  private final Map<Taken, Gathered> acquisitions = new LinkedHashMap<>();

  private record Taken(String instrument, String objective, String format) {}

  /**
   * Adds an image.
   *
   * @param path of the file that it is opened by; images of one file come one after the other
   */
  public void add(String path, ImageSays image) {
    Taken key = new Taken(image.instrument(), image.objective(), image.format());
    Gathered gathered = acquisitions.get(key);
    if (gathered == null && acquisitions.size() < MOST) {
      gathered = new Gathered(new HarvestedAcquisition.Source(path, image.format()));
      acquisitions.put(key, gathered);
    }
    if (gathered != null) {
      gathered.add(path, image);
    }
  }

  /** In the order in which they were met; those that say nothing are left out. */
  public List<HarvestedAcquisition> acquisitions() {
    List<HarvestedAcquisition> found = new ArrayList<>();
    acquisitions.forEach((taken, gathered) -> {
      List<Offer> offers = gathered.offers();
      if (!offers.isEmpty()) {
        found.add(
            new HarvestedAcquisition(
                taken.instrument.isEmpty() ? null : taken.instrument,
                taken.objective.isEmpty() ? null : taken.objective,
                List.copyOf(gathered.channels()),
                gathered.sizes(),
                gathered.images(),
                gathered.first(),
                gathered.files(),
                offers));
      }
    });
    return found;
  }
}
