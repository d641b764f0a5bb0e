package org.lumenark.ingest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.ImageFacts;

class PixelBytesTest {

  @Test
  void imagesOfOneFileSetCountTogether() {
    ImageFacts movie = image("uint16", 10, 2, 1, 512, 512);
    ImageFacts label = image("uint8", 1, 1, 1, 100, 100);
    assertThat(PixelBytes.of(List.of(movie, label))).isEqualTo(10_485_760 + 10_000);
  }

  @Test
  void sizesBeyondAllNumbersAreHuge() {
    long large = Integer.MAX_VALUE;
    assertThat(PixelBytes.of(List.of(image("float64", large, large, large, large, large))))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anImageThatWasNeverOpenedHasNone() {
    assertThat(PixelBytes.of(List.of(facts(Optional.empty(), List.of())))).isZero();
  }

  private static ImageFacts image(String dtype, long t, long c, long z, long y, long x) {
    return facts(Optional.of(dtype), List.of(t, c, z, y, x));
  }

  private static ImageFacts facts(Optional<String> dtype, List<Long> shape) {
    return new ImageFacts(
        UUID.fromString("018f3c6e-0000-7000-8000-000000000001"),
        1,
        "a.tif",
        0,
        "a",
        "tiff",
        "image",
        "tczyx",
        shape,
        dtype,
        Map.of(),
        List.of(),
        0,
        Optional.empty(),
        List.of(0L),
        Optional.empty());
  }
}
