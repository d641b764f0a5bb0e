package org.lumenark.ingest.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.contracts.event.FileResult;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.ingest.blob.Checked;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.ingest.blob.VerifiedFile;

/**
 * What a batch of files has come to.
 *
 * @param results of all files, in order
 * @param rejected those of them that are refused
 */
record BatchOutcome(
    List<FileResult> results, List<VerifiedFile> verified, List<FileResult> rejected) {

  static BatchOutcome of(List<DepositedFile> files, Map<Long, Checked<Detection>> checked) {
    List<FileResult> results = new ArrayList<>(files.size());
    List<VerifiedFile> verified = new ArrayList<>(files.size());
    List<FileResult> rejected = new ArrayList<>();
    for (DepositedFile file : files) {
      switch (checked.get(file.ordinal())) {
        case Checked.Intact<Detection>(Detection detection) -> {
          verified.add(VerifiedFile.of(file, detection));
          results.add(intact(file, detection));
        }
        case Checked.Damaged<Detection> damaged -> {
          FileResult result =
              new FileResult(
                  file.ordinal(),
                  file.path(),
                  "unknown",
                  Optional.of(damaged.reason()),
                  ImageState.NO_READER);
          rejected.add(result);
          results.add(result);
        }
        case null -> throw new IllegalStateException("file " + file.ordinal() + " not checked");
      }
    }
    return new BatchOutcome(results, verified, rejected);
  }

  private static FileResult intact(DepositedFile file, Detection detection) {
    return new FileResult(
        file.ordinal(),
        file.path(),
        detection.format(),
        Optional.empty(),
        detection.image() ? ImageState.PENDING : ImageState.NO_READER);
  }
}
