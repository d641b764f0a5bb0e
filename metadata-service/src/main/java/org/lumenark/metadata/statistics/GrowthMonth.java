package org.lumenark.metadata.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was there at the end of a month, or is there now.
 *
 * @param month as 2026-11, of UTC
 */
public record GrowthMonth(String month, @JsonUnwrapped Holdings holdings) {

  /**
   * Every month from the first release until now, also those in which nothing was released.
   *
   * @param released what was released in each month, and no more than that
   */
  static List<GrowthMonth> until(YearMonth now, Map<YearMonth, Holdings> released) {
    List<GrowthMonth> months = new ArrayList<>();
    Holdings sum = Holdings.NONE;
    YearMonth first =
        released.keySet().stream().min(YearMonth::compareTo).orElse(now.plusMonths(1));
    YearMonth last = released.keySet().stream().max(YearMonth::compareTo).orElse(now);
    for (YearMonth month = first;
        !month.isAfter(last.isAfter(now) ? last : now);
        month = month.plusMonths(1)) {
      sum = sum.plus(released.getOrDefault(month, Holdings.NONE));
      months.add(new GrowthMonth(month.toString(), sum));
    }
    return months;
  }
}
