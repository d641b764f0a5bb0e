package org.lumenark.imaging.lif;

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
 * Leica LIF, versions 1 and 2. Leica gives its specification ("Leica Image File Format", 2007) on
 * request only; an open description of blocks and elements is the source of liffile (<a
 * href="https://github.com/cgohlke/liffile">github.com/cgohlke/liffile</a>, BSD).
 *
 * <ul>
 *   <li>Every image of every folder, named by its path. Those of which no byte was ever stored are
 *       left out, and so are lifetime measurements.
 *   <li>Steps of a wavelength sweep (dimensions 5 and 9) are channels. Mosaic tiles, rotations,
 *       loops and unknown dimensions give one image for each of their elements.
 *   <li>A scan along X and Z has Z as its rows; stepped in Y, Y are its sections.
 *   <li>Distance of pixels is the length over the number of elements less one: the length runs from
 *       the middle of the first to the middle of the last.
 *   <li>Half-precision samples become float32. Blue-green-red pixels are given red first.
 * </ul>
 */
public final class LifReader implements PixelSourceProvider {

  /** For the service loader. */
  public LifReader() {}

  @Override
  public String name() {
    return "lumenark-lif";
  }

  @Override
  public List<String> formats() {
    return List.of("lif");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    try {
      return LifPixelSource.open(source, path, limits);
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
