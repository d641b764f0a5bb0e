package org.lumenark.imaging.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.samples.Opening;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;

/** Volumes that libraries of others write; see {@code src/test/oracles/write-volumes.py}. */
class VolumesOracleIT {

  private static final Path ORACLES =
      Path.of("../../shared/tools/oracles/setup").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void volumes_of_all_types_and_byte_orders_have_the_samples_that_were_written() throws Exception {
    if (!Files.isExecutable(ORACLES)) {
      System.err.println("SKIPPED: no volumes of other libraries: the shared tools are absent");
    }
    assumeTrue(Files.isExecutable(ORACLES), "no independent libraries");
    String python =
        run(List.of(ORACLES.toString()))
            .lines()
            .filter(line -> line.startsWith("python "))
            .findFirst()
            .orElseThrow()
            .substring(7);
    Path script = Path.of("src/test/oracles/write-volumes.py").toAbsolutePath();
    assertThat(run(List.of(python, script.toString(), folder.toString()))).contains("volumes");
    FileSet files = new LocalFileSet(folder);
    SoftAssertions all = new SoftAssertions();
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      String[] row = line.split("\t");
      all.assertThat(seen(files, row[0]))
          .as(row[0])
          .isEqualTo(row[1] + " " + row[2] + " " + row[3]);
    }
    all.assertAll();
  }

  private static String seen(FileSet files, String name) throws Exception {
    try (PixelSource source = Opening.open(files, name)) {
      return Opening.size(source.images().getFirst())
          + " "
          + source.images().getFirst().type().numpyName()
          + " "
          + Pixels.digest(source, 0);
    } catch (ImagingException e) {
      return e.code();
    }
  }

  private static String run(List<String> command) throws Exception {
    Path output = Files.createTempFile("oracle", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(15, TimeUnit.MINUTES);
      process.destroyForcibly();
      String said = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(ended && process.exitValue() == 0).as("%s says: %s", command, said).isTrue();
      return said;
    } finally {
      Files.delete(output);
    }
  }
}
