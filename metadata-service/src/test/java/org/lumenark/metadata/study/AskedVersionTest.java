package org.lumenark.metadata.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.platform.problem.ProblemException;

class AskedVersionTest {

  @Test
  void aVersionIsNamedBehindTheAccessionOrByTheParameter() {
    AskedVersion second = new AskedVersion("S-LMK12", OptionalInt.of(2));
    assertThat(AskedVersion.of("S-LMK12.v2", null)).isEqualTo(second);
    assertThat(AskedVersion.of("S-LMK12", "2")).isEqualTo(second);
    assertThat(AskedVersion.of("S-LMK12.v2", "2")).isEqualTo(second);
    assertThat(AskedVersion.of("S-LMK12", null)).isEqualTo(AskedVersion.shown("S-LMK12"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.0", "", "x", "9999999999", "01"})
  void aParameterThatIsNoVersionIsRefused(String version) {
    assertThatThrownBy(() -> AskedVersion.of("S-LMK12", version))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void nameAndParameterMustAgree() {
    assertThatThrownBy(() -> AskedVersion.of("S-LMK12.v2", "1"))
        .isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S-LMK12.v0", "S-LMK12.v", "S-LMK12.v1.v2", ".v1", "S-LMK12.V1"})
  void aNameThatIsNoneStaysAsItIsAndNamesNothing(String name) {
    assertThat(AskedVersion.of(name, null)).isEqualTo(AskedVersion.shown(name));
  }

  @Test
  void aListGoesOnWithTheVersionOfItsCursorAndNoOther() {
    AskedVersion shown = AskedVersion.shown("S-LMK12");
    Optional<Cursor> cursor = Optional.of(Cursor.after(3, 99));
    assertThat(shown.goingOn(Optional.empty())).isEqualTo(shown);
    assertThat(shown.goingOn(cursor)).isEqualTo(new AskedVersion("S-LMK12", OptionalInt.of(3)));
    assertThatThrownBy(() -> AskedVersion.of("S-LMK12", "2").goingOn(cursor))
        .isInstanceOf(ProblemException.class);
    for (String hostile : new String[] {"0", "-5", "x"}) {
      assertThatThrownBy(() -> shown.goingOn(Optional.of(Cursor.after(hostile, 1))))
          .isInstanceOf(ProblemException.class);
    }
  }
}
