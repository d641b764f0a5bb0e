package org.lumenark.metadata.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.platform.problem.ProblemException;

class CursorTest {

  @Test
  void a_cursor_comes_back_as_it_went_out() {
    Cursor cursor = Cursor.parse(Cursor.after(42L, "S-LMK7").toString(), 2);

    assertThat(cursor.number(0)).isEqualTo(42);
    assertThat(cursor.part(1)).isEqualTo("S-LMK7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "***", "QQ", "NDIKUw==x"})
  void what_is_no_cursor_is_refused(String text) {
    assertThatThrownBy(() -> Cursor.parse(text, 2)).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_very_long_cursor_is_refused() {
    String text = Base64.getUrlEncoder().encodeToString(("1\n" + "x".repeat(600)).getBytes());

    assertThatThrownBy(() -> Cursor.parse(text, 2)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "x", "99999999999999999999"})
  void a_limit_outside_its_bounds_is_refused(String text) {
    assertThatThrownBy(() -> PageLimit.of(text, 100, 1_000)).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_limit_that_is_not_given_is_the_usual_one() {
    assertThat(PageLimit.of(null, 100, 1_000)).isEqualTo(100);
    assertThat(PageLimit.of("1000", 100, 1_000)).isEqualTo(1_000);
  }
}
