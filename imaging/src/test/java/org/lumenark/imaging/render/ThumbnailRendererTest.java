package org.lumenark.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TextureReader;
import org.lumenark.imaging.texture.TexturedImage;
import org.lumenark.imaging.zarr.FolderSink;

class ThumbnailRendererTest {

  @TempDir Path folder;

  @Test
  void theLargerSideHasTheSizeAskedForAndTheOtherFollows() throws Exception {
    BufferedImage picture = thumbnail(TexturedImage.of(SampleType.UINT16, 1, 2, 3, 900, 1800), 256);
    assertThat(picture.getWidth()).isEqualTo(256);
    assertThat(picture.getHeight()).isEqualTo(128);
  }

  @Test
  void aSmallImageIsNotEnlarged() throws Exception {
    BufferedImage picture = thumbnail(TexturedImage.of(SampleType.FLOAT32, 1, 1, 1, 30, 40), 256);
    assertThat(picture.getWidth()).isEqualTo(40);
    assertThat(picture.getHeight()).isEqualTo(30);
  }

  @Test
  void aGreyImageIsGreyAndUsesTheWholeRange() throws Exception {
    BufferedImage picture = thumbnail(TexturedImage.of(SampleType.UINT16, 1, 1, 1, 300, 300), 300);
    int least = 255;
    int most = 0;
    for (int i = 0; i < 300 * 300; i++) {
      int rgb = picture.getRGB(i % 300, i / 300);
      assertThat(rgb & 0xFF).isEqualTo(rgb >> 8 & 0xFF).isEqualTo(rgb >> 16 & 0xFF);
      least = Math.min(least, rgb & 0xFF);
      most = Math.max(most, rgb & 0xFF);
    }
    assertThat(least).isZero();
    assertThat(most).isEqualTo(255);
  }

  @Test
  void trueColourIsShownAsItIs() throws Exception {
    BufferedImage picture =
        thumbnail(TexturedImage.of(SampleType.UINT8, ImageRole.IMAGE, 3, 1, 3, 1, 60, 60), 60);
    assertThat(picture.getRGB(0, 0) >> 16 & 0xFF).isEqualTo(value(0));
    assertThat(picture.getRGB(0, 0) >> 8 & 0xFF).isEqualTo(value(1));
    assertThat(picture.getRGB(0, 0) & 0xFF).isEqualTo(value(2));
  }

  private static int value(int channel) {
    return org.lumenark.imaging.texture.Texture.value(0, channel, 0, 0, 0) >> 4 & 0xFF;
  }

  private BufferedImage thumbnail(TexturedImage image, int size) throws Exception {
    FolderSink sink = new FolderSink(folder);
    TextureReader.converterOf(image)
        .convert(
            "texture",
            TextureReader.NO_FILES,
            List.of("texture.tif"),
            sink,
            ConversionOptions.defaults(),
            ConversionProgress.NONE);
    return ImageIO.read(new ByteArrayInputStream(new ThumbnailRenderer(sink).render("", size)));
  }
}
