package org.lumenark.imaging.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.detect.Detection;

/** Goes by the name of another reader and tells of sets as that does; opens in its own way. */
public abstract class ForwardingReader implements PixelSourceProvider {

  private final PixelSourceProvider reader;

  protected ForwardingReader(PixelSourceProvider reader) {
    this.reader = reader;
  }

  @Override
  public String name() {
    return reader.name();
  }

  @Override
  public List<String> formats() {
    return reader.formats();
  }

  @Override
  public Optional<String> setKey(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return reader.setKey(files, path, detection, limits);
  }

  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return reader.members(files, path, detection, limits);
  }
}
