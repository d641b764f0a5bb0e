package org.lumenark.imaging.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/**
 * Real samples against what readers of other people see; see {@code
 * src/test/oracles/expected-digests.py}.
 */
class SampleDigestsTest {

  @TestFactory
  Stream<DynamicTest> every_sample_has_the_pixels_that_independent_readers_see()
      throws IOException {
    Path root = SharedData.images();
    return expected().stream()
        .filter(row -> Files.exists(root.resolve(row[0])))
        .map(row -> DynamicTest.dynamicTest(row[0] + " image " + row[1], () -> check(root, row)));
  }

  private static void check(Path root, String[] row) throws Exception {
    Path file = root.resolve(row[0]);
    FileSet files = new LocalFileSet(file.getParent());
    String name = file.getFileName().toString();
    Detection detection;
    try (ByteSource source = files.open(name).orElseThrow()) {
      detection = FormatDetector.detect(source, name);
    }
    int image = Integer.parseInt(row[1]);
    try (PixelSource source =
        Readers.forDetection(detection)
            .orElseThrow()
            .open(files, name, detection, ReadLimits.DEFAULT)) {
      ImageDescription d = source.images().get(image);
      assertThat(d.sizeT() + "x" + d.sizeC() + "x" + d.sizeZ() + "x" + d.sizeY() + "x" + d.sizeX())
          .isEqualTo(row[2]);
      assertThat(d.type().numpyName()).isEqualTo(row[3]);
      if (row[4].startsWith("lossy ")) {
        assertThat(Pixels.mean(source, image))
            .isCloseTo(Double.parseDouble(row[4].substring(6)), within(0.3));
      } else {
        assertThat(Pixels.digest(source, image)).isEqualTo(row[4]);
      }
    }
  }

  /** One table for each family of formats: file, image, size (t c z y x), type, pixels. */
  static List<String[]> expected() throws IOException {
    Path folder = Path.of("src/test/resources/expected-digests");
    List<String[]> rows = new ArrayList<>();
    try (Stream<Path> tables = Files.list(folder)) {
      for (Path table : tables.sorted().toList()) {
        Files.readAllLines(table).stream().skip(1).map(line -> line.split("\t")).forEach(rows::add);
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
