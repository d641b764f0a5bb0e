package org.lumenark.imaging.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageAssembler;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ReadLimits;

class AssemblyTest {

  private static final Detection OME = new Detection("ome-xml", 1, "a test", true, true);
  private static final byte[] WRONG = "<OME".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void filesAreAssembledInAWorkerAsTheyAreHere() throws Exception {
    MemoryFiles files =
        new MemoryFiles().with("a.companion.ome", WRONG).with("b.tif", new byte[10]);
    List<DetectedFile> detected =
        List.of(
            new DetectedFile("a.companion.ome", OME),
            new DetectedFile("b.tif", new Detection("tiff", 1, "a test", true, true)));
    try (WorkerPool pool = new WorkerPool(settings())) {
      assertThat(pool.assemble(files, detected, ReadLimits.DEFAULT))
          .isEqualTo(new ImageAssembler(ReadLimits.DEFAULT).assemble(files, detected))
          .hasSize(2);
      assertThat(pool.assemble(files, List.of(), ReadLimits.DEFAULT)).isEmpty();
    }
  }

  @Test
  void aFileThatEndsTheWorkerIsLeftOutAndTheOthersAreAssembled() throws Exception {
    try (WorkerPool pool = new WorkerPool(settings())) {
      List<DetectedFile> detected =
          Stream.of("a", "deadly", "c").map(path -> new DetectedFile(path, OME)).toList();
      List<ImageCandidate> found = pool.assemble(new Deadly(), detected, ReadLimits.DEFAULT);
      assertThat(found).extracting(ImageCandidate::entry).containsExactly("a", "c", "deadly");
      assertThat(found)
          .extracting(candidate -> candidate.problem().orElseThrow().code())
          .containsExactly("ome.bad-xml", "ome.bad-xml", "worker.crashed");
    }
  }

  private WorkerSettings settings() {
    return WorkerSettings.defaults()
        .withFolder(folder)
        .withWorkers(1)
        .withDeadline(Duration.ofSeconds(20));
  }

  /** Kills the process that reads one of its files, as that file would. */
  private record Deadly() implements FileSet {

    @Override
    public Stream<String> paths() {
      return Stream.of("a", "deadly", "c");
    }

    @Override
    public Optional<ByteSource> open(String path) throws IOException {
      if (path.equals("deadly")) {
        List<ProcessHandle> workers = new ArrayList<>(ProcessHandle.current().children().toList());
        workers.forEach(worker -> {
          worker.destroyForcibly();
          worker.onExit().join();
        });
      }
      return Optional.of(MemoryFiles.source(WRONG));
    }
  }
}
