package org.lumenark.imaging.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.LocalFileSet;

/** Workers see what this process sees. */
class DetectionsAgreeIT {

  @TempDir private Path scratch;

  @Test
  void allSamplesAreDetectedInAWorkerAsTheyAreHere() throws Exception {
    LocalFileSet files = new LocalFileSet(SharedData.images());
    List<String> paths;
    try (Stream<String> found = files.paths()) {
      paths = found.toList();
    }
    assertThat(paths).isNotEmpty();
    try (WorkerPool pool =
        new WorkerPool(WorkerSettings.defaults().withFolder(scratch).withWorkers(1))) {
      for (String path : paths) {
        assertThat(pool.detect(files, path)).as(path).isEqualTo(FormatDetector.detect(files, path));
      }
    }
  }
}
