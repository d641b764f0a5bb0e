package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.regex.Pattern;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ForwardingReader;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/** A reader, and another for the variants of its formats that it says it does not support. */
final class SecondChance extends ForwardingReader {

  private static final Pattern UNSUPPORTED = Pattern.compile("[a-z0-9-]+\\.unsupported(-.*)?");

  private final PixelSourceProvider first;
  private final PixelSourceProvider second;

  SecondChance(PixelSourceProvider first, PixelSourceProvider second) {
    super(first);
    this.first = first;
    this.second = second;
  }

  /** Where the other does not read it either, the first has said best what is the matter. */
  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    try {
      return first.open(files, path, detection, limits);
    } catch (ImagingException unsupported) {
      if (!UNSUPPORTED.matcher(unsupported.code()).matches()) {
        throw unsupported;
      }
      try {
        return second.open(files, path, detection, limits);
      } catch (ImagingException neither) {
        unsupported.addSuppressed(neither);
        throw unsupported;
      }
    }
  }
}
