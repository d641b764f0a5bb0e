package org.lumenark.ingest.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.ingest.reader.ImageReaders;

/**
 * What files are, by their first bytes; a defect of a detector costs a file its format, no more.
 */
@ApplicationScoped
public class Detections {

  private static final Logger LOG = Logger.getLogger(Detections.class);

  /** Of a file that was not looked at. */
  static final Detection UNKNOWN = new Detection("unknown", 0, "not looked at", true, false);

  private final ImageReaders readers;

  Detections(ImageReaders readers) {
    this.readers = readers;
  }

  public Detection of(DepositedFile file, ByteSource bytes) throws IOException {
    try {
      return readers.detect(bytes, file.path());
    } catch (ImagingException | RuntimeException | StackOverflowError defect) {
      LOG.errorf(defect, "the format of file %d cannot be detected", file.ordinal());
      return UNKNOWN;
    }
  }
}
