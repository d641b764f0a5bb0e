package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;

/**
 * Looks at files to see what they are; those inside an OME-Zarr, of which there can be very many,
 * are passed over.
 */
public final class DetectedFiles {

  private DetectedFiles() {}

  /**
   * @param paths of files of the set, in path order
   */
  public static List<DetectedFile> of(FileSet files, List<String> paths, FileDetector detector)
      throws IOException, ImagingException {
    List<DetectedFile> detected = new ArrayList<>();
    for (String path : ZarrEntries.outermost(paths)) {
      detected.add(new DetectedFile(path, detector.detect(files, path)));
    }
    return detected;
  }
}
