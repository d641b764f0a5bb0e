package org.lumenark.imaging.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.samples.Opening;
import org.lumenark.imaging.samples.Oracles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;

/** Volumes that libraries of others write; see {@code src/test/oracles/write-volumes.py}. */
class VolumesOracleIT {

  @TempDir Path folder;

  @Test
  void volumes_of_all_types_and_byte_orders_have_the_samples_that_were_written() throws Exception {
    String python = Oracles.python();
    Path script = Path.of("src/test/oracles/write-volumes.py").toAbsolutePath();
    assertThat(Oracles.run(List.of(python, script.toString(), folder.toString())))
        .contains("volumes");
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
}
