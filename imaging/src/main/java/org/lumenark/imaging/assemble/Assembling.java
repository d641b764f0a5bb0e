package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ReadLimits;

/** Says which images files are. */
@FunctionalInterface
public interface Assembling {

  /** What {@link ImageAssembler} finds, in this process. */
  Assembling HERE =
      (files, detected, limits) -> new ImageAssembler(limits).assemble(files, detected);

  /** For files that are known to be images of their own, or the entries of their sets. */
  Assembling ALONE =
      (files, detected, limits) -> detected.stream().map(ImageCandidate::alone).toList();

  /**
   * Finds the candidates, in the order of their entries.
   *
   * @throws IOException if bytes cannot be had
   */
  List<ImageCandidate> assemble(FileSet files, List<DetectedFile> detected, ReadLimits limits)
      throws IOException;
}
