package org.lumenark.imaging.assemble;

import java.io.IOException;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;

/** Says what a file of a set is. */
@FunctionalInterface
public interface FileDetector {

  /** Judges files by their content. */
  FileDetector BY_CONTENT = FormatDetector::detect;

  Detection detect(FileSet files, String path) throws IOException, ImagingException;
}
