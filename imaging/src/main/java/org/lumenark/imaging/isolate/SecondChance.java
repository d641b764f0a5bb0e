package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/** A reader, and another for the variants of its formats that it says it does not support. */
record SecondChance(PixelSourceProvider first, PixelSourceProvider second)
    implements PixelSourceProvider {

  private static final Pattern UNSUPPORTED = Pattern.compile("[a-z0-9-]+\\.unsupported(-.*)?");

  @Override
  public String name() {
    return first.name();
  }

  @Override
  public List<String> formats() {
    return first.formats();
  }

  @Override
  public Optional<String> setKey(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return first.setKey(files, path, detection, limits);
  }

  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return first.members(files, path, detection, limits);
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
