package org.lumenark.ingest.convert;

import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.Reason;
import org.lumenark.imaging.convert.ReadBackException;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.blob.BlobDamagedException;
import org.lumenark.ingest.task.Faults;

/** Why files cannot be converted, of whatever a conversion ended with. */
final class FileFaults {

  private static final Logger LOG = Logger.getLogger(FileFaults.class);

  private FileFaults() {}

  static Reason reason(ImagingException damaged) {
    return new Reason(damaged.code(), String.valueOf(damaged.getMessage()), damaged.place());
  }

  /**
   * @throws IOException the failure, if it is no fault of the files: the conversion may be tried
   *     again
   */
  static Reason reason(WaitingSet set, IOException failure) throws IOException {
    if (failure instanceof BlobDamagedException damaged) {
      return damaged.reason();
    }
    if (failure instanceof ReadBackException
        || Faults.areAroundUs(failure)
        || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    LOG.errorf(failure, "file set %s cannot be read", set.fileset());
    return new Reason(
        "image.unreadable",
        "The reader for %s cannot read this file.".formatted(set.format()),
        Optional.of(set.entry()));
  }
}
