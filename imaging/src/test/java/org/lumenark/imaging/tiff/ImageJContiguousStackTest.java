package org.lumenark.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;

/** ImageJ writes stacks that are too large for TIFF with one directory and all planes behind it. */
class ImageJContiguousStackTest {

  private static final String DESCRIPTION =
      "ImageJ=1.54f\nimages=12\nchannels=2\nslices=3\nframes=2\nhyperstack=true\nunit=micron\nspacing=0.5\nfinterval=2\n";

  @Test
  void planes_without_directories_are_found_in_the_order_c_z_t() throws Exception {
    byte[] file = stack(12);
    Detection detection = FormatDetector.detect(MemoryFiles.source(file), "stack.tif");
    assertThat(detection.format()).isEqualTo("imagej-tiff");
    try (PixelSource source =
        new TiffReader()
            .open(
                new MemoryFiles().with("stack.tif", file),
                "stack.tif",
                detection,
                ReadLimits.DEFAULT)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.sizeC()).isEqualTo(2);
      assertThat(image.sizeZ()).isEqualTo(3);
      assertThat(image.sizeT()).isEqualTo(2);
      assertThat(image.physicalSizes().z()).hasValue(0.5);
      assertThat(image.physicalSizes().t()).hasValue(2);
      // Plane n is filled with n: c + 2 z + 6 t.
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(1, 1, 2))).containsOnly(11);
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 1, 1))).containsOnly(3);
    }
  }

  @Test
  void a_stack_that_is_cut_short_names_what_is_missing() {
    byte[] file = stack(11);
    Detection detection = new Detection("imagej-tiff", 1, "", true, true);
    assertThatThrownBy(() ->
            new TiffReader()
                .open(
                    new MemoryFiles().with("stack.tif", file),
                    "stack.tif",
                    detection,
                    ReadLimits.DEFAULT))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo("tiff.pages-missing");
              assertThat(e.place()).hasValue("stack.tif IFD 0");
            });
  }

  private static byte[] stack(int planes) {
    byte[] description = (DESCRIPTION + "\0").getBytes(StandardCharsets.ISO_8859_1);
    int entries = 6;
    int text = 8 + 2 + entries * 12 + 4;
    int pixels = text + description.length;
    ByteBuffer file = ByteBuffer.allocate(pixels + planes * 6).order(ByteOrder.BIG_ENDIAN);
    file.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) entries);
    entry(file, 256, 3);
    entry(file, 257, 2);
    entry(file, 258, 8);
    file.putShort((short) 270).putShort((short) 2).putInt(description.length).putInt(text);
    entry(file, 273, pixels);
    entry(file, 279, 6);
    file.putInt(0).put(description);
    for (int plane = 0; plane < planes; plane++) {
      byte[] filled = new byte[6];
      Arrays.fill(filled, (byte) plane);
      file.put(filled);
    }
    return file.array();
  }

  private static void entry(ByteBuffer file, int tag, int value) {
    file.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
  }
}
