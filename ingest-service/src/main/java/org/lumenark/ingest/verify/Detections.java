package org.lumenark.ingest.verify;

import java.io.IOException;
import org.jboss.logging.Logger;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.ingest.blob.DepositedFile;

/**
 * What files are, by their first bytes; a defect of a detector costs a file its format, no more.
 */
public final class Detections {

  private static final Logger LOG = Logger.getLogger(Detections.class);

  /** Of a file that was not looked at. */
  static final Detection UNKNOWN = new Detection("unknown", 0, "not looked at", true, false);

  private Detections() {}

  public static Detection of(DepositedFile file, ByteSource bytes) throws IOException {
    try {
      return FormatDetector.detect(bytes, file.path());
    } catch (RuntimeException | StackOverflowError defect) {
      LOG.errorf(defect, "the format of file %d cannot be detected", file.ordinal());
      return UNKNOWN;
    }
  }
}
