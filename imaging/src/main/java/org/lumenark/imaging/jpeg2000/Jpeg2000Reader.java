package org.lumenark.imaging.jpeg2000;

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
 * JPEG 2000: JP2 and JPX files and bare codestreams, by ISO/IEC 15444-1 (ITU-T T.800, itu.int). Of
 * a JPX with several codestreams the first is read. Components are channels; palettes and sYCC
 * become RGB. The decoder is our own, see docs/adr.
 */
public final class Jpeg2000Reader implements PixelSourceProvider {

  /** For the service loader. */
  public Jpeg2000Reader() {}

  @Override
  public String name() {
    return "lumenark-jpeg2000";
  }

  @Override
  public List<String> formats() {
    return List.of("jpeg2000");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    try {
      return Jpeg2000Source.open(source, path, limits);
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
