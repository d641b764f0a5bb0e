package org.lumenark.imaging.texture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ExistingOutput;
import org.lumenark.imaging.convert.FolderConversion;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.render.ThumbnailRenderer;
import org.lumenark.imaging.zarr.FolderSink;

/** Converts files from the command line: {@code INPUT OUTPUT [THUMBNAIL]}; prints the report. */
public final class ConvertFile {

  private ConvertFile() {}

  public static void main(String[] arguments) throws Exception {
    var converter = ImageConverter.installed();
    Path output = Path.of(arguments[1]);
    var report =
        new FolderConversion(converter)
            .convert(
                Path.of(arguments[0]),
                output,
                ExistingOutput.REFUSE,
                ConversionOptions.defaults(),
                ConversionProgress.NONE);
    System.out.println(new ObjectMapper().writeValueAsString(report));
    if (arguments.length > 2) {
      byte[] png =
          new ThumbnailRenderer(new FolderSink(output))
              .render(report.images().getFirst().path(), 384);
      Files.write(Path.of(arguments[2]), png);
    }
  }
}
