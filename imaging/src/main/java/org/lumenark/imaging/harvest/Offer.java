package org.lumenark.imaging.harvest;

import java.util.List;

/**
 * What files offer for one aspect. Where they disagree there are several values, those of most
 * files first.
 *
 * @param more values that are not told
 */
public record Offer(Aspect aspect, List<Value> values, int more) {

  public Offer {
    values = List.copyOf(values);
  }

  /**
   * One value.
   *
   * @param files that say so
   * @param sources the first of them
   */
  public record Value(String text, int files, List<Source> sources) {
    public Value {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Where a value was read.
   *
   * @param path of the file in the study
   * @param field a name of the OME model, or a key of the format
   */
  public record Source(String path, String field) {}
}
