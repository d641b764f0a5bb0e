package org.lumenark.imaging.sets;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Sequences whose names count their planes, see {@link MarkedName}. It is entered by any of the
 * files; which files are such a sequence is decided when images are assembled.
 */
public final class SequenceReader implements PixelSourceProvider {

  static final String NAME = "lumenark-sets";

  /** For the service loader. */
  public SequenceReader() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> formats() {
    return List.of(PatternReader.FORMAT);
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    String pattern =
        MarkedName.pattern(path)
            .orElseThrow(() ->
                new ImagingException(
                    "sequence.no-numbers", path, "Its name does not count the planes of a set."));
    return new PatternSet(FilePattern.parse(pattern), limits).open(files);
  }
}
