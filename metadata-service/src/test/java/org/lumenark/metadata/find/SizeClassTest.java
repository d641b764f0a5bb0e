package org.lumenark.metadata.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeClassTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "9, 9",
    "10, 10",
    "4999, 4000",
    "5000, 5000",
    "999999999, 900000000",
    "9223372036854775807, 9000000000000000"
  })
  void a_size_is_in_the_class_of_its_first_digit(long size, String name) {
    assertThat(SizeClass.of(size).name()).isEqualTo(name);
  }

  @Test
  void a_range_touches_the_classes_of_its_ends_and_those_between() {
    List<SizeClass> touching = SizeClass.touching(4_500, 6_999);
    assertThat(touching).extracting(SizeClass::name).containsExactly("4000", "5000", "6000");
    assertThat(touching.stream().filter(each -> each.isWithin(4_500, 6_999)))
        .extracting(SizeClass::name)
        .containsExactly("5000", "6000");
    assertThat(SizeClass.touching(0, Long.MAX_VALUE)).hasSize(145);
    assertThat(SizeClass.touching(9, 3)).isEmpty();
  }
}
