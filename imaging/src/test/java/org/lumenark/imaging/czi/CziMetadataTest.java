package org.lumenark.imaging.czi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;

/** Metadata of real samples against what czifile 2026.10.14 reads from them. */
class CziMetadataTest {

  private static ImageDescription describe(String name, int image)
      throws IOException, ImagingException {
    Detection detection = new Detection("czi", 1, "", true, true);
    try (PixelSource source =
        new CziReader()
            .open(
                new LocalFileSet(SharedData.images().resolve("czi")),
                name,
                detection,
                ReadLimits.DEFAULT)) {
      return source.images().get(image);
    }
  }

  @Test
  void a_time_series_of_stacks_says_how_it_was_taken() throws Exception {
    ImageDescription image = describe("CellDivision_T3_Z5_CH2_X240_Y170.czi", 0);
    assertThat(image.physicalSizes().x()).hasValue(0.0905766741522);
    assertThat(image.physicalSizes().z()).hasValue(0.32);
    assertThat(image.physicalSizes().t().orElse(0)).isCloseTo(60.075, within(1e-9));
    Channel second = image.channels().get(1);
    assertThat(second.name()).isEqualTo(Optional.of("LED470"));
    assertThat(second.color()).isEqualTo(Optional.of("00FF33"));
    assertThat(second.wavelength()).hasValue(517);
    Acquisition taken = image.acquisition();
    assertThat(taken.acquired()).isEqualTo(Optional.of("2016-02-12T09:41:02.4915604Z"));
    assertThat(taken.objective().orElseThrow().model())
        .isEqualTo(Optional.of("Plan-Apochromat 50x/1.2"));
    assertThat(taken.objective().orElseThrow().immersion()).isEqualTo(Optional.of("Water"));
    assertThat(taken.planes()).hasSize(30);
    PlanePosition plane = taken.planes().get(2);
    assertThat(plane.z()).isEqualTo(2);
    assertThat(plane.seconds().orElse(0)).isCloseTo(367.5800244, within(1e-6));
    assertThat(plane.x()).hasValue(16_977.153);
    assertThat(plane.zPosition()).hasValue(1_115.13);
    assertThat(image.originalMetadata())
        .containsEntry("Information/Application/Name", "ZEN 3.2 (blue edition)");
  }

  @Test
  void scenes_bear_their_names_and_positions() throws Exception {
    ImageDescription image = describe("S3_1Pos_2Mosaic_T1_Z1_CH1.czi", 2);
    assertThat(image.name()).isEqualTo("TR2");
    assertThat(image.physicalSizes().x()).hasValue(1.6);
    assertThat(image.physicalSizes().z()).isEmpty();
    assertThat(image.acquisition().planes().getFirst().x()).hasValue(38_633.332);
    assertThat(image.acquisition().instrument().orElseThrow().model())
        .isEqualTo(Optional.of("Celldiscoverer 7"));
  }

  @Test
  void a_channel_without_a_colour_of_its_own_has_that_of_the_display() throws Exception {
    Channel channel = describe("xyz__multiple_images.czi", 1).channels().getFirst();
    assertThat(channel.name()).isEqualTo(Optional.of("ChA"));
    assertThat(channel.color()).isEqualTo(Optional.of("FFFFFF"));
    assertThat(channel.wavelength()).hasValue(578.617841);
  }
}
