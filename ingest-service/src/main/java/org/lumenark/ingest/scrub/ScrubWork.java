package org.lumenark.ingest.scrub;

import java.util.Optional;
import org.lumenark.contracts.id.Accession;
import org.lumenark.ingest.plan.FileBatch;
import org.lumenark.ingest.study.StudyVersion;

/**
 * Work of the task {@code ScrubBlobs}: to plan the scrub, or to read one batch.
 *
 * @param batch empty if the scrub is to be planned
 */
record ScrubWork(Optional<Batch> batch) {

  static ScrubWork plan() {
    return new ScrubWork(Optional.empty());
  }

  static ScrubWork of(StudyVersion study, FileBatch files, Optional<StudyVersion> later) {
    return new ScrubWork(
        Optional.of(
            new Batch(study.accession(), study.number(), files, later.map(StudyVersion::number))));
  }

  /**
   * Files of one study version.
   *
   * @param later version that the same scrub reads: what it has of these files is read there
   */
  record Batch(Accession accession, int version, FileBatch files, Optional<Integer> later) {

    StudyVersion study() {
      return new StudyVersion(accession, version);
    }
  }
}
