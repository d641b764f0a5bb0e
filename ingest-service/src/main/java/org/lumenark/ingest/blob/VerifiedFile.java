package org.lumenark.ingest.blob;

import java.util.Optional;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.imaging.detect.Detection;

/**
 * A verified file as it lies in the table {@code file}.
 *
 * @param image whether its format holds pixels
 */
public record VerifiedFile(
    String path,
    long ordinal,
    String sha256,
    String crc32,
    BlobRange blob,
    String format,
    boolean image,
    Optional<String> wrapper) {

  public static VerifiedFile of(DepositedFile file, Detection detection) {
    return new VerifiedFile(
        file.path(),
        file.ordinal(),
        file.entry().sha256(),
        file.entry().crc32(),
        file.entry().blob(),
        detection.format(),
        detection.image(),
        detection.wrapper());
  }

  /** What was detected when the file was verified. */
  public Detection detection() {
    return new Detection(format, 1, "detected when it was verified", true, image, wrapper);
  }
}
