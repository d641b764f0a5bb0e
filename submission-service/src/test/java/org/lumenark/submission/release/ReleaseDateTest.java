package org.lumenark.submission.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.platform.problem.ProblemException;

class ReleaseDateTest {

  private static final Instant NOW = Instant.parse("2026-02-28T10:00:00Z");

  @Test
  void nowIsNow() {
    assertThat(ReleaseDate.parse(TextNode.valueOf("now"), NOW)).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01,2026-03-01T00:00:00Z",
    "2026-03-01T01:30:00+01:30,2026-03-01T00:00:00Z",
    "2028-02-28T10:00:00Z,2028-02-28T10:00:00Z"
  })
  void datesBeginAtMidnightUtcAndTimesKeepTheirOffset(String text, String expected) {
    assertThat(ReleaseDate.parse(TextNode.valueOf(text), NOW)).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "2026-02-30", "2028-02-28T10:00:01Z", "+999999999-12-31T00:00:00Z"})
  void whatIsNoDateOrTooFarAheadIsRefused(String text) {
    assertThatThrownBy(() -> ReleaseDate.parse(TextNode.valueOf(text), NOW))
        .isInstanceOf(ProblemException.class);
  }
}
