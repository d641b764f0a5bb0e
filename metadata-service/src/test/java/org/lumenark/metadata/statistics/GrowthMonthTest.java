package org.lumenark.metadata.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthMonthTest {

  private static final YearMonth MAY = YearMonth.of(2026, 5);

  @Test
  void an_empty_archive_has_no_months() {
    assertThat(GrowthMonth.until(MAY, Map.of())).isEmpty();
    assertThat(StatisticsObject.of(GrowthMonth.until(MAY, Map.of())).holdings().studies()).isZero();
  }

  @Test
  void months_without_a_release_stand_between_others_and_until_now() {
    Map<YearMonth, Holdings> released =
        Map.of(
            YearMonth.of(2025, 12), new Holdings(2, 10, 5, 1_000),
            YearMonth.of(2026, 3), new Holdings(1, 1, 0, 7));

    assertThat(GrowthMonth.until(MAY, released))
        .containsExactly(
            new GrowthMonth("2025-12", new Holdings(2, 10, 5, 1_000)),
            new GrowthMonth("2026-01", new Holdings(2, 10, 5, 1_000)),
            new GrowthMonth("2026-02", new Holdings(2, 10, 5, 1_000)),
            new GrowthMonth("2026-03", new Holdings(3, 11, 5, 1_007)),
            new GrowthMonth("2026-04", new Holdings(3, 11, 5, 1_007)),
            new GrowthMonth("2026-05", new Holdings(3, 11, 5, 1_007)));
  }

  @Test
  void a_clock_that_is_behind_hides_nothing() {
    assertThat(GrowthMonth.until(MAY, Map.of(YearMonth.of(2026, 6), new Holdings(1, 1, 1, 1))))
        .containsExactly(new GrowthMonth("2026-06", new Holdings(1, 1, 1, 1)));
  }
}
