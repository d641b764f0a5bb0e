package org.lumenark.imaging.lif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.Objective;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;

/** Metadata of a real sample against what liffile 2026.10.14 reads from it. */
class LifMetadataTest {

  @Test
  void a_sweep_of_stacks_over_time_says_how_it_was_taken() throws Exception {
    Detection detection = new Detection("lif", 1, "", true, true);
    try (PixelSource source =
        new LifReader()
            .open(
                new LocalFileSet(SharedData.images().resolve("lif")),
                "LeicaLASX_wavelength-sweep_example.lif",
                detection,
                ReadLimits.DEFAULT)) {
      ImageDescription image = source.images().get(2);
      assertThat(image.name()).isEqualTo("x_y_z_t_lambdaEmi");
      assertThat(image.physicalSizes().x().orElse(0)).isCloseTo(0.10481443, within(1e-8));
      assertThat(image.physicalSizes().z().orElse(0)).isCloseTo(0.5002027, within(1e-8));
      assertThat(image.physicalSizes().t()).hasValue(80.91);
      assertThat(image.channels().get(9).wavelength()).hasValue(595);
      assertThat(image.channels().get(9).color()).isEqualTo(Optional.of("00FF00"));
      Acquisition taken = image.acquisition();
      assertThat(taken.acquired()).isEqualTo(Optional.of("2021-01-29T14:43:39.392Z"));
      assertThat(taken.instrument().orElseThrow().model()).isEqualTo(Optional.of("TCS SP8"));
      Objective lens = taken.objective().orElseThrow();
      assertThat(lens.model()).isEqualTo(Optional.of("HC PL APO CS2 63x/1.30 GLYC"));
      assertThat(lens.magnification()).hasValue(63);
      assertThat(lens.immersion()).isEqualTo(Optional.of("Glycerol"));
      assertThat(taken.planes()).hasSize(220);
      assertThat(taken.planes().get(110).t()).isEqualTo(1);
      assertThat(taken.planes().get(110).seconds().orElse(0)).isCloseTo(80.91, within(0.02));
    }
  }
}
