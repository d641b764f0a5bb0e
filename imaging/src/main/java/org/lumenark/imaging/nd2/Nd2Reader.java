package org.lumenark.imaging.nd2;

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
 * Nikon ND2.
 *
 * <p>Nikon publishes no specification. The layout follows what readers of others document: the
 * {@code nd2} package (BSD-3-Clause, github.com/tlambert03/nd2) for the chunks, the binary and XML
 * metadata and the loops, Bio-Formats' notes on {@code NativeND2Reader} (docs.openmicroscopy.org)
 * for the order of colours.
 *
 * <p>Frames are stored whole, uncompressed or as one zlib stream. All components of a frame are one
 * group. Colour frames keep their stored order, which is blue, green, red; the channels say so.
 * Multipoint positions are images; time and custom loops are t. Frames that a stopped acquisition
 * never recorded: later time points are left out, single gaps are zeros. Stage positions and times
 * come from the recorded data of each frame, for the first 100,000 planes.
 */
public final class Nd2Reader implements PixelSourceProvider {

  /** For the service loader. */
  public Nd2Reader() {}

  @Override
  public String name() {
    return "lumenark-nd2";
  }

  @Override
  public List<String> formats() {
    return List.of("nd2");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    try {
      return Nd2Source.open(source, path, limits);
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
