package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TexturedImage;

class WrappedConversionTest {

  @TempDir private Path folder;

  @Test
  void a_wrapped_image_is_unpacked_once() throws Exception {
    Path packed = packed("one.tif");
    ConversionReport report = convert(packed);
    assertThat(report.wrapper()).isEqualTo("gzip");
    assertThat(report.bytesRead()).isBetween(Files.size(packed), Files.size(packed) * 3 / 2);
  }

  @Test
  void several_wrapped_images_are_converted_each() throws Exception {
    packed("one.tif");
    packed("two.tif");
    List<ConvertedImage> images = convert(folder).images();
    assertThat(images).hasSize(2);
    assertThat(images.get(0).pixelDigest()).isEqualTo(images.get(1).pixelDigest());
  }

  private Path packed(String name) throws Exception {
    Path plain = folder.resolve(name);
    TexturedImage.of(SampleType.UINT16, 1, 1, 3, 700, 900).writeTiff(plain);
    Path packed = folder.resolve(name + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }
    Files.delete(plain);
    return packed;
  }

  private ConversionReport convert(Path input) throws Exception {
    return new FolderConversion(ImageConverter.installed())
        .convert(
            input,
            folder.resolveSibling(folder.getFileName() + ".ome.zarr"),
            ExistingOutput.REPLACE,
            ConversionOptions.defaults(),
            ConversionProgress.NONE);
  }
}
