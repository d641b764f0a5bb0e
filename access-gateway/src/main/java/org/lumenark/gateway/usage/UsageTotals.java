package org.lumenark.gateway.usage;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sums until they are told. Bounded: once as many subjects have a sum as may have one, what comes
 * to others is left out and its number kept.
 *
 * <p>Not for several threads.
 */
final class UsageTotals {

  private final int most;
  private Map<Key, Sum> sums = new LinkedHashMap<>();
  private long leftOut;

  /** What is summed. */
  record Key(String subject, YearMonth month, Agent agent) {}

  /** What one use adds. */
  enum Step {
    INVESTIGATION,
    UNIQUE_INVESTIGATION,
    REQUEST,
    UNIQUE_REQUEST
  }

  private static final class Sum {
    private final long[] steps = new long[Step.values().length];

    private long of(Step step) {
      return steps[step.ordinal()];
    }
  }

  /**
   * @param most sums that are kept
   */
  UsageTotals(int most) {
    this.most = most;
  }

  void add(Key key, Step... steps) {
    Sum sum = sums.get(key);
    if (sum == null) {
      if (sums.size() >= most) {
        leftOut++;
        return;
      }
      sum = new Sum();
      sums.put(key, sum);
    }
    for (Step step : steps) {
      sum.steps[step.ordinal()]++;
    }
  }

  /** Uses that were left out since this was last asked. */
  long takeLeftOut() {
    long taken = leftOut;
    leftOut = 0;
    return taken;
  }

  /** All sums, which begin anew; empty if nothing was counted. */
  Optional<UsageReport> take() {
    if (sums.isEmpty()) {
      return Optional.empty();
    }
    Map<Key, Sum> taken = sums;
    sums = new LinkedHashMap<>();
    return Optional.of(
        new UsageReport(
            UUID.randomUUID(),
            taken.entrySet().stream().map(sum -> row(sum.getKey(), sum.getValue())).toList()));
  }

  private static UsageReport.Row row(Key key, Sum sum) {
    return new UsageReport.Row(
        key.subject(),
        key.month().toString(),
        key.agent() == Agent.MACHINE ? "machine" : "regular",
        sum.of(Step.INVESTIGATION),
        sum.of(Step.UNIQUE_INVESTIGATION),
        sum.of(Step.REQUEST),
        sum.of(Step.UNIQUE_REQUEST));
  }
}
