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

/** PNG and JPEG. */
public final class SimpleImageReader implements PixelSourceProvider {

  /** For the service loader. */
  public SimpleImageReader() {}

  @Override
  public String name() {
    return "lumenark-simple";
  }

  @Override
  public List<String> formats() {
    return List.of("png", "jpeg");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    try {
      return detection.format().equals("png")
          ? PngSource.open(source, path, limits)
          : JpegSource.open(source, path, limits);
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
