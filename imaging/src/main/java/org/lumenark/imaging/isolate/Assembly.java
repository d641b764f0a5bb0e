package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.assemble.ImageCandidate.Problem;
import org.lumenark.imaging.isolate.Message.Assemble;
import org.lumenark.imaging.isolate.Message.Assembled;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.ReadLimits;

/** Finds the images among files in a worker, and goes on without the files that end it. */
final class Assembly {

  /** After so many of them nothing is opened any more. */
  private static final int MOST_ENDED = 10;

  private static final int FILES_PER_DEADLINE = 100;

  private final WorkerPool pool;
  private final FileSet files;
  private final ReadLimits limits;

  Assembly(WorkerPool pool, FileSet files, ReadLimits limits) {
    this.pool = pool;
    this.files = files;
    this.limits = limits;
  }

  List<ImageCandidate> of(List<DetectedFile> detected) throws IOException {
    List<DetectedFile> rest = new ArrayList<>(detected);
    List<ImageCandidate> found = new ArrayList<>();
    boolean assembled = rest.isEmpty();
    while (!assembled) {
      String first = rest.getFirst().path();
      try (Lease lease = pool.lease(files, first).worth(1 + rest.size() / FILES_PER_DEADLINE)) {
        try {
          found.addAll(lease.ask(new Assemble(rest, limits), Assembled.class).candidates());
          assembled = true;
        } catch (ImagingException ended) {
          Optional<DetectedFile> culprit =
              lease.files().lastAsked().flatMap(path -> named(rest, path));
          if (culprit.isEmpty() || found.size() == MOST_ENDED) {
            rest.forEach(file -> found.add(alone(file, Optional.empty())));
            assembled = true;
          } else {
            rest.remove(culprit.get());
            found.add(alone(culprit.get(), Optional.of(ended)));
            assembled = rest.isEmpty();
          }
        }
      }
    }
    found.sort(Comparator.comparing(ImageCandidate::entry, PathOrder.BY_UTF8));
    return List.copyOf(found);
  }

  private static Optional<DetectedFile> named(List<DetectedFile> files, String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  private static ImageCandidate alone(DetectedFile file, Optional<ImagingException> problem) {
    return new ImageCandidate(
        file.path(),
        file.detection(),
        List.of(file.path()),
        problem.map(e -> new Problem(e.code(), file.path(), String.valueOf(e.getMessage()))));
  }
}
