package org.lumenark.metadata.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.platform.problem.ProblemException;

class UsageReportTest {

  private static final UsageReport.Row GOOD =
      new UsageReport.Row("S-LMK1", "2026-11", "regular", 3, 2, 1, 1);

  @Test
  void a_whole_report_is_taken() {
    assertThat(new UsageReport(List.of(GOOD)).checked()).containsExactly(GOOD);
    assertThat(new UsageReport(List.of()).checked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-13, regular, 1, 1, 0, 0",
    "2026-11-01, regular, 1, 1, 0, 0",
    "'', regular, 1, 1, 0, 0",
    "2026-11, robot, 1, 1, 0, 0",
    "2026-11, regular, -1, -1, -1, -1",
    "2026-11, regular, 1, 2, 0, 0",
    "2026-11, regular, 1, 1, 2, 1",
    "2026-11, regular, 2, 1, 1, 2",
  })
  void one_row_that_cannot_be_refuses_the_report(
      String month, String access, long looks, long uniqueLooks, long gets, long uniqueGets) {
    UsageReport.Row bad =
        new UsageReport.Row("S-LMK1", month, access, looks, uniqueLooks, gets, uniqueGets);

    assertThatThrownBy(() -> new UsageReport(List.of(GOOD, bad)).checked())
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void what_is_missing_or_too_much_is_refused() {
    List<UsageReport.Row> gap = new ArrayList<>(Arrays.asList(GOOD, null));
    List<UsageReport.Row> many = Collections.nCopies(UsageReport.MOST_ROWS + 1, GOOD);

    assertThatThrownBy(() -> new UsageReport(null).checked()).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> new UsageReport(gap).checked()).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> new UsageReport(many).checked()).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1-1-1-1-1", "' or 1=1", "00000000-0000-0000-0000-00000000000g"})
  void an_id_is_a_uuid(String text) {
    assertThatThrownBy(() -> UsageReport.id(text)).isInstanceOf(ProblemException.class);
  }
}
