package org.lumenark.metadata.usage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Uses in one month.
 *
 * @param month as 2026-11, of UTC
 * @param all by people and machines
 * @param machine those of scripts and tools among them
 */
public record UsageMonth(String month, @JsonUnwrapped UsageCounts all, UsageCounts machine) {

  static UsageMonth of(Object[] row) {
    UsageCounts machine = counts(row, 5);
    return new UsageMonth((String) row[0], counts(row, 1), machine);
  }

  private static UsageCounts counts(Object[] row, int from) {
    return new UsageCounts(
        number(row[from]), number(row[from + 1]), number(row[from + 2]), number(row[from + 3]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
