package org.lumenark.client.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

class ReleaseDateTest {

  private static final Instant NOON = Instant.parse("2027-01-31T12:00:00Z");

  @Test
  void nowIsAlwaysDue() {
    assertThat(new ReleaseDate("now").isDueAt(NOON)).isTrue();
  }

  @Test
  void aDateMeansMidnightUtc() {
    assertThat(new ReleaseDate("2027-01-31").isDueAt(NOON)).isTrue();
    assertThat(new ReleaseDate("2027-02-01").isDueAt(NOON)).isFalse();
  }

  @Test
  void anInstantMayHaveAnOffset() {
    assertThat(new ReleaseDate("2027-01-31T13:30:00+02:00").isDueAt(NOON)).isTrue();
    assertThat(new ReleaseDate("2027-01-31T13:30:00Z").isDueAt(NOON)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "31.1.2027", "2027-02-30", "2027-01-31T12:00"})
  void anythingElseIsAUsageError(String value) {
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> new ReleaseDate(value))
        .satisfies(e -> assertThat(e.exit()).isEqualTo(ExitCode.USAGE));
  }
}
