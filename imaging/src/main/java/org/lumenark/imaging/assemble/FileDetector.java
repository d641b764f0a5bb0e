package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;

/** Says what a file of a set is. */
@FunctionalInterface
public interface FileDetector {

  /** Judges files by their content. */
  FileDetector BY_CONTENT = FileDetector::byContent;

  Detection detect(FileSet files, String path) throws IOException, ImagingException;

  private static Detection byContent(FileSet files, String path) throws IOException {
    try (ByteSource source = files.open(path).orElseThrow(() -> new NoSuchFileException(path))) {
      return FormatDetector.detect(source, path);
    }
  }
}
