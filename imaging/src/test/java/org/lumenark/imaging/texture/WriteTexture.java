package org.lumenark.imaging.texture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.zarr.FolderSink;

/**
 * Writes a texture from the command line: {@code tiff FILE TYPE T C Z Y X}, or {@code zarr FOLDER
 * TYPE T C Z Y X [ROLE [SAMPLES [BUDGET_MIB]]]}, which prints the report.
 */
public final class WriteTexture {

  private WriteTexture() {}

  public static void main(String[] arguments) throws Exception {
    SampleType type = SampleType.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    int[] size = new int[5];
    for (int i = 0; i < 5; i++) {
      size[i] = Integer.parseInt(arguments[3 + i]);
    }
    ImageRole role = arguments.length > 8 ? ImageRole.valueOf(arguments[8]) : ImageRole.IMAGE;
    int samples = arguments.length > 9 ? Integer.parseInt(arguments[9]) : 1;
    TexturedImage image =
        TexturedImage.of(type, role, samples, size[0], size[1], size[2], size[3], size[4]);
    Path target = Path.of(arguments[1]);
    if (arguments[0].equals("tiff")) {
      image.writeTiff(target);
      return;
    }
    ConversionOptions options = ConversionOptions.defaults();
    if (arguments.length > 10) {
      options = options.withMemoryBudget(Long.parseLong(arguments[10]) << 20);
    }
    var report =
        TextureReader.converterOf(image)
            .convert(
                "texture",
                TextureReader.NO_FILES,
                List.of("texture.tif"),
                new FolderSink(target),
                options,
                ConversionProgress.NONE);
    System.out.println(new ObjectMapper().writeValueAsString(report));
  }
}
