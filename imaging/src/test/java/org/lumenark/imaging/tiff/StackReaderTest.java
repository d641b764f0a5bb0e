package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** Stacks whose axes a header of the microscope's program tells. */
class StackReaderTest {

  @Test
  void fluoview_tells_the_axes_and_their_steps_in_the_order_of_the_pages() throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      TiffBytes file = new TiffBytes(order);
      ByteBuffer header = file.buffer(1_400);
      axis(header, 0, "X", 1, 0.25, "um");
      axis(header, 1, "Y", 1, 250, "nm");
      axis(header, 2, "Z", 3, 0.5, "um");
      axis(header, 3, "Ch", 2, 1, "");
      TiffBytes.Field field = new TiffBytes.Field(34361, TiffBytes.BYTE, 1_400, header.array());
      pages(file, 6, field);
      assertThat(TiffBytes.detect("a.tif", file.bytes()).evidence()).contains("FluoView");
      try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
        ImageDescription image = source.images().getFirst();
        assertThat(image.sizeZ()).isEqualTo(3);
        assertThat(image.sizeC()).isEqualTo(2);
        assertThat(image.physicalSizes().y().orElseThrow()).isCloseTo(0.25, within(1e-9));
        assertThat(image.physicalSizes().z()).hasValue(0.5);
        // Sections vary faster than channels.
        assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 1, 2))).containsExactly(5);
        assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 1, 0))).containsExactly(3);
      }
    }
  }

  @Test
  void fluoview_axes_that_do_not_fit_leave_the_pages_as_they_are() throws Exception {
    TiffBytes file = TiffBytes.little();
    ByteBuffer header = file.buffer(1_400);
    axis(header, 0, "Z", 4, 1, "um");
    pages(file, 6, new TiffBytes.Field(34361, TiffBytes.BYTE, 1_400, header.array()));
    try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
      assertThat(source.images().getFirst().sizeZ()).isEqualTo(6);
    }
  }

  @Test
  void scanimage_interleaves_channels_and_repeats_frames_in_a_section() throws Exception {
    TiffBytes file = TiffBytes.little();
    String settings =
        """
        SI.hChannels.channelSave = [1 3]
        SI.hStackManager.framesPerSlice = 2
        SI.hStackManager.stackZStepSize = 4
        SI.hRoiManager.scanFramePeriod = 0.05
        SI.hRoiManager.imagingFovUm = [-5 -4;5 -4;5 4;-5 4]
        """;
    pages(file, 12, file.text(305, settings));
    try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeC()).isEqualTo(2);
      assertThat(image.sizeT()).isEqualTo(2);
      assertThat(image.sizeZ()).isEqualTo(3);
      assertThat(image.physicalSizes().x()).hasValue(10);
      assertThat(image.physicalSizes().y()).hasValue(8);
      assertThat(image.physicalSizes().z()).hasValue(4);
      assertThat(image.physicalSizes().t()).hasValue(0.05);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 1, 2))).containsExactly(11);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 0, 0))).containsExactly(2);
    }
  }

  @Test
  void scanimage_volumes_are_points_in_time() throws Exception {
    TiffBytes file = TiffBytes.little();
    String settings =
        """
        SI.hChannels.channelSave = 1
        SI.hStackManager.framesPerSlice = 1
        SI.hStackManager.numSlices = 3
        SI.hStackManager.numVolumes = 4
        SI.hRoiManager.scanVolumeRate = 2
        """;
    pages(file, 12, file.text(305, settings));
    try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeT()).isEqualTo(4);
      assertThat(image.sizeZ()).isEqualTo(3);
      assertThat(image.physicalSizes().t()).hasValue(0.5);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(3, 0, 1))).containsExactly(10);
    }
  }

  @Test
  void micro_manager_tells_the_pixel_size_that_imagej_does_not() throws Exception {
    TiffBytes file = TiffBytes.little();
    pages(
        file,
        2,
        file.text(270, "ImageJ=1.48\nimages=2\nchannels=2\n"),
        file.text(
            51123, "{\"PixelSizeUm\":0.108,\"Camera\":\"Andor\",\"UserData\":{\"a\":[1]},\"x\":"));
    try (PixelSource source = TiffBytes.open("a.tif", file.bytes())) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeC()).isEqualTo(2);
      assertThat(image.physicalSizes().x()).hasValue(0.108);
      assertThat(image.originalMetadata()).containsEntry("Camera", "Andor");
    }
  }

  private static void pages(TiffBytes file, int count, TiffBytes.Field... first) {
    for (int i = 0; i < count; i++) {
      file.page(1, 1, new byte[] {(byte) i}, i == 0 ? first : new TiffBytes.Field[0]);
    }
  }

  private static void axis(
      ByteBuffer header, int index, String name, int size, double step, String unit) {
    int at = 284 + 100 * index;
    header.put(at, name.getBytes(StandardCharsets.US_ASCII));
    header.putInt(at + 16, size).putDouble(at + 28, step);
    header.put(at + 36, unit.getBytes(StandardCharsets.US_ASCII));
  }
}
