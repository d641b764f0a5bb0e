package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/** Bio-Formats on a file that only its name makes an image: what it cannot open is none. */
record Doubtful(PixelSourceProvider reader) implements PixelSourceProvider {

  @Override
  public String name() {
    return reader.name();
  }

  @Override
  public List<String> formats() {
    return reader.formats();
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    try {
      return reader.open(files, path, detection, limits);
    } catch (ImagingException e) {
      if (!e.code().startsWith("bioformats.")) {
        throw e;
      }
      throw new ImagingException(
          "no-reader", path, "Only its name made this file an image: " + e.getMessage(), e);
    }
  }
}
