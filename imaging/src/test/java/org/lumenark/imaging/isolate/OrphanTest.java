package org.lumenark.imaging.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ReadLimits;

class OrphanTest {

  @TempDir Path folder;

  /** A process with a pool whose only worker hangs. */
  static final class Owner {

    private Owner() {}

    public static void main(String[] arguments) throws Exception {
      WorkerPool pool =
          new WorkerPool(
              WorkerSettings.defaults().withWorkers(1).withFolder(Path.of(arguments[0])));
      FileSet files =
          new FileSet() {
            @Override
            public Stream<String> paths() {
              return Stream.of("file");
            }

            @Override
            public Optional<ByteSource> open(String path) {
              System.out.println("asked");
              return Optional.of(MemoryFiles.source("spin".getBytes(StandardCharsets.UTF_8)));
            }
          };
      pool.isolated(new MisbehavingReader())
          .open(files, "file", MisbehavingReader.DETECTION, ReadLimits.DEFAULT);
    }
  }

  @Test
  void aWorkerThatHangsEndsWithTheProcessThatStartedIt() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                folder.toString())
            .redirectError(new File("/dev/null"))
            .start();
    try (BufferedReader out = owner.inputReader()) {
      assertThat(out.readLine()).isEqualTo("asked");
      ProcessHandle worker = owner.children().findFirst().orElseThrow();
      assertThat(folder).isNotEmptyDirectory();
      owner.destroyForcibly();
      worker.onExit().get(20, TimeUnit.SECONDS);
      assertThat(worker.isAlive()).isFalse();
      assertThat(folder).as("what it had unpacked").isEmptyDirectory();
    } finally {
      owner.destroyForcibly();
    }
  }
}
