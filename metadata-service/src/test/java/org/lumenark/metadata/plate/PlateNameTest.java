package org.lumenark.metadata.plate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateNameTest {

  @ParameterizedTest
  @CsvSource({
    "Week1_22123, a/x.tif, a/x.tif, Week1_22123",
    ", screen/plate 1.czi, screen/plate 1.czi, plate 1.czi",
    "' ', plate 1.czi, plate 1.czi, plate 1.czi",
    ", s/p.ome.zarr/A/1/0/zarr.json, s/p.ome.zarr/B/1/0/zarr.json, p.ome.zarr",
    ", run 2/B02_s1.tif, run 2/B03_s1.tif, run 2",
    ", run 2/t1/B02.tif, run 2/t2/B02.tif, run 2",
    ", B02.tif, B03.tif, B02.tif"
  })
  void isItsOwnElseThatOfWhatHasAllImages(String own, String first, String last, String expected) {
    assertThat(PlateName.of(own, first, last)).isEqualTo(expected);
  }
}
