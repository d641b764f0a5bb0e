package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.render.PictureFormat;
import org.lumenark.imaging.render.ViewException;

class PictureChoiceTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, none, PNG",
        "none, '', PNG",
        "none, */*, PNG",
        "none, image/*, PNG",
        "none, image/jpeg, JPEG",
        "none, IMAGE/JPEG, JPEG",
        "none, 'image/png;q=0.5,image/jpeg', JPEG",
        "none, 'image/jpeg;q=0.5,*/*;q=0.1', JPEG",
        "none, 'image/avif,image/webp,image/png,*/*;q=0.8', PNG",
        "none, 'image/png;q=0,image/*', JPEG",
        "none, image/webp, WEBP",
        "webp, image/png, WEBP",
        "jpeg, image/png, JPEG",
        "jpg, none, JPEG",
        "png, image/jpeg, PNG"
      })
  void the_parameter_wins_over_the_header_and_png_over_neither(
      String format, String accept, PictureFormat chosen) throws Exception {
    assertThat(PictureChoice.of(format, accept)).contains(chosen);
  }

  @ParameterizedTest
  @CsvSource({"text/html", "image/avif", "'*/*;q=0'"})
  void nothing_is_sent_to_who_accepts_nothing_that_is_offered(String accept) throws Exception {
    assertThat(PictureChoice.of(null, accept)).isEmpty();
  }

  @Test
  void a_format_that_is_not_offered_is_refused() {
    assertThatThrownBy(() -> PictureChoice.of("gif", null)).isInstanceOf(ViewException.class);
  }
}
