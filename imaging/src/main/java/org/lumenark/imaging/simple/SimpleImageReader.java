package org.lumenark.imaging.simple;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Pictures of one plane: PNG (ISO/IEC 15948), JPEG (ITU-T T.81), BMP (Microsoft, Bitmap Storage),
 * and GIF (CompuServe, version 89a), whose frames are points in time.
 *
 * <p>Palettes become RGB. A palette of a BMP that gives each index as its own grey, or black and
 * white for 0 and 1, says nothing: there the indices are the samples. Row 0 is the top one.
 */
public final class SimpleImageReader implements PixelSourceProvider {

  /** For the service loader. */
  public SimpleImageReader() {}

  @Override
  public String name() {
    return "lumenark-simple";
  }

  @Override
  public List<String> formats() {
    return List.of("png", "jpeg", "bmp", "gif");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    try {
      return switch (detection.format()) {
        case "png" -> PngSource.open(source, path, limits);
        case "bmp" -> BmpSource.open(source, path, limits);
        case "gif" -> GifSource.open(source, path, limits);
        default -> JpegSource.open(source, path, limits);
      };
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
