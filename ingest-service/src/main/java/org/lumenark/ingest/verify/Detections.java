package org.lumenark.ingest.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.ingest.blob.BlobDamagedException;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.ingest.blob.DepositedFiles;
import org.lumenark.ingest.reader.ImageReaders;

/**
 * What files are, by their first bytes and by the files beside them; a defect of a detector costs a
 * file its format, no more. What ended its worker is tried once more.
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

  /**
   * What an intact file is.
   *
   * @param beside files that may tell what this one is
   */
  public Detection of(DepositedFiles beside, DepositedFile file, ByteSource bytes)
      throws IOException {
    try {
      return detect(beside, file, bytes);
    } catch (ImagingException | RuntimeException | StackOverflowError defect) {
      LOG.errorf(defect, "the format of file %d cannot be detected", file.ordinal());
      return UNKNOWN;
    }
  }

  /** That another file is damaged is no fault of this one. */
  private Detection detect(DepositedFiles beside, DepositedFile file, ByteSource bytes)
      throws IOException, ImagingException {
    try {
      return detect(beside.around(file, bytes), file.path());
    } catch (BlobDamagedException damaged) {
      return detect(beside.alone(file, bytes), file.path());
    }
  }

  private Detection detect(FileSet files, String path) throws IOException, ImagingException {
    try {
      return readers.detect(files, path);
    } catch (ImagingException failed) {
      if (!ImageReaders.isWorthAnotherTry(failed.code())) {
        throw failed;
      }
      return readers.detect(files, path);
    }
  }
}
