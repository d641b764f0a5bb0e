package org.lumenark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void quantiles_are_values_that_were_measured() {
    Figure figure = new Figure("x", "s", List.of(5.0, 1.0, 4.0, 2.0, 3.0));

    assertThat(figure.quantile(0)).isEqualTo(1.0);
    assertThat(figure.quantile(0.5)).isEqualTo(3.0);
    assertThat(figure.quantile(0.95)).isEqualTo(5.0);
    assertThat(figure.quantile(1)).isEqualTo(5.0);
  }

  @Test
  void a_figure_without_values_is_no_figure() {
    assertThatThrownBy(() -> new Figure("x", "s", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
