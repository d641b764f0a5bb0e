package org.lumenark.bench;

import java.util.List;

/**
 * What was measured.
 *
 * @param values one for each repeat, in the order in which they were taken
 */
record Figure(String what, String unit, List<Double> values) {

  Figure {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured: " + what);
    }
  }

  /** The smallest value that at least this share of the values does not exceed (nearest rank). */
  double quantile(double share) {
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }
}
