package org.lumenark.gateway.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.gateway.usage.UsageTotals.Step;

/**
 * Counts by the rules of COUNTER: repeated clicks within 30 seconds once, robots not at all, and
 * beside all uses the sessions in which there was any. For many threads; never waits for anything
 * but its own memory.
 *
 * @see <a href="https://coprd.countermetrics.org/en/1.0.1/10-processing.html">Code of Practice for
 *     Research Data, 10 Processing rules</a>
 */
final class UsageLedger {

  private static final Duration DOUBLE_CLICK = Duration.ofSeconds(30);

  /** Longer than anything is remembered. */
  private static final Duration SESSION = Duration.ofHours(2);

  private final Visits visits;
  private final UsageTotals totals;
  private final Agents agents;
  private final InstantSource clock;

  /** Where a use stands among others of the same person. */
  private record Counted(String kind, Duration pause) {
    static Counted of(Use use) {
      return switch (use) {
        case Use.Look look -> new Counted("look", DOUBLE_CLICK);
        case Use.Whole whole -> new Counted("get", DOUBLE_CLICK);
        case Use.Part part -> new Counted("get", SESSION);
      };
    }
  }

  UsageLedger(int mostVisits, int mostSums, Agents agents, InstantSource clock) {
    this.visits = new Visits(mostVisits);
    this.totals = new UsageTotals(mostSums);
    this.agents = agents;
    this.clock = clock;
  }

  /**
   * @param who address of a stranger, or who is signed in
   * @param agentName header {@code User-Agent}
   */
  synchronized void count(String who, String agentName, Use use) {
    Instant now = clock.instant();
    Counted counted = Counted.of(use);
    if (!visits.isNew(
        now, counted.pause(), counted.kind(), use.subject(), use.item(), who, agentName)) {
      return;
    }
    Agent agent = agents.of(agentName);
    if (agent == Agent.ROBOT) {
      return;
    }
    List<Step> steps = new ArrayList<>(List.of(Step.INVESTIGATION));
    if (visits.isNew(now, SESSION, "any", use.subject(), who, agentName)) {
      steps.add(Step.UNIQUE_INVESTIGATION);
    }
    if (!(use instanceof Use.Look)) {
      steps.add(Step.REQUEST);
      if (visits.isNew(now, SESSION, "any get", use.subject(), who, agentName)) {
        steps.add(Step.UNIQUE_REQUEST);
      }
    }
    YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
    totals.add(
        new UsageTotals.Key(use.subject(), month, agent), steps.toArray(new Step[steps.size()]));
  }

  /** What was counted since it was last taken; empty if nothing was. */
  synchronized Optional<UsageReport> take() {
    return totals.take();
  }

  /** Uses for whose subjects there was no room since this was last asked. */
  synchronized long takeLeftOut() {
    return totals.takeLeftOut();
  }

  synchronized int visits() {
    return visits.size();
  }
}
