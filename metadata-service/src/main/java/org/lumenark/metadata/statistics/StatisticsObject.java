package org.lumenark.metadata.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * All that is public.
 *
 * @param months from the first release until now; none in an empty archive
 */
public record StatisticsObject(@JsonUnwrapped Holdings holdings, List<GrowthMonth> months) {

  static StatisticsObject of(List<GrowthMonth> months) {
    return new StatisticsObject(
        months.isEmpty() ? Holdings.NONE : months.getLast().holdings(), months);
  }
}
