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
 * Sequences and plates by a pattern that their depositor gives, see {@link FilePattern}: one image,
 * or one for each field of each well. Which file it is entered by makes no difference.
 */
public final class PatternReader implements PixelSourceProvider {

  /** What images by a pattern are. */
  public static final String FORMAT = "sequence";

  private final FilePattern pattern;

  public PatternReader(FilePattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public String name() {
    return SequenceReader.NAME;
  }

  @Override
  public List<String> formats() {
    return List.of(FORMAT);
  }

  /** Files of a set that match, in path order. */
  public List<String> files(FileSet files, ReadLimits limits) throws IOException, ImagingException {
    return new PatternSet(pattern, limits).matches(files).stream().map(PlaneFile::path).toList();
  }

  /** The detection to open the images with. */
  public Detection detection(int count) {
    return new Detection(FORMAT, 1, count + " files named by the pattern " + pattern, true, true);
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return new PatternSet(pattern, limits).open(files);
  }
}
