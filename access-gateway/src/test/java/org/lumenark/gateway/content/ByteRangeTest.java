package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=0-1000, 0, 100",
    "bytes=99-, 99, 1",
    "bytes=10-19, 10, 10",
    "bytes=-1, 99, 1",
    "bytes=-100, 0, 100",
    "bytes=-1000, 0, 100",
    "bytes=5-9223372036854775807, 5, 95",
    "bytes=5-9999999999999999999, 5, 95"
  })
  void one_range_of_a_hundred_bytes(String header, long offset, long length) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Part(offset, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=9999999999999999999-"})
  void what_begins_behind_the_end_is_outside(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Outside());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "bytes=9-3",
        "bytes=-",
        "bytes=a-b",
        "bytes",
        "lines=1-2",
        "bytes=--5",
        "bytes=0x1-2",
        ""
      })
  void what_is_not_one_range_is_answered_with_the_whole(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void no_range_of_an_empty_file_is_satisfiable() {
    assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new ByteRange.Outside());
    assertThat(ByteRange.of("bytes=-5", 0)).isEqualTo(new ByteRange.Outside());
    assertThat(ByteRange.of(null, 0)).isEqualTo(new ByteRange.Whole());
  }
}
