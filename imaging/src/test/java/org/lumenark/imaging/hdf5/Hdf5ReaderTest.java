package org.lumenark.imaging.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.Reading;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** Files that h5py wrote; see {@code src/test/oracles/hdf5-samples.py}. */
class Hdf5ReaderTest {

  private static final List<String> FILES =
      List.of(
          "gzip.ims",
          "contiguous.ims",
          "fletcher.ims",
          "big-endian.ims",
          "many-chunks.ims",
          "setups.h5",
          "setups.xml",
          "latest.ims",
          "growing.ims",
          "indexed.h5",
          "indexed-latest.h5");

  /** Signatures of the blocks that new files find chunks, links and attributes by. */
  private static final List<String> BLOCKS =
      List.of(
          "OHDR", "FRHP", "FHIB", "FHDB", "BTHD", "BTIN", "BTLF", "FAHD", "FADB", "EAHD", "EAIB",
          "EASB", "EADB");

  @TestFactory
  Stream<DynamicTest> pixels_are_those_that_h5py_sees() throws IOException {
    return new String(bytes("pixels.tsv"), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split("\t"))
        .map(row -> DynamicTest.dynamicTest(row[0] + " image " + row[1], () -> check(row)));
  }

  private static void check(String[] row) throws Exception {
    int image = Integer.parseInt(row[1]);
    try (PixelSource source = open(ours(), row[0])) {
      ImageDescription d = source.images().get(image);
      assertThat(d.sizeT() + "x" + d.sizeC() + "x" + d.sizeZ() + "x" + d.sizeY() + "x" + d.sizeX())
          .isEqualTo(row[2]);
      assertThat(d.type().numpyName()).isEqualTo(row[3]);
      assertThat(Pixels.digest(source, image)).isEqualTo(row[4]);
    }
  }

  @Test
  void files_that_hold_pixels_by_links_are_no_images_of_their_own() throws Exception {
    FileSet files = new LocalFileSet(SharedData.images().resolve("imaris"));
    Detection imaris = new Detection("imaris", 1, "given", true, true);
    assertThat(new Hdf5Reader().members(files, "image.ims", imaris, Reading.LIMITS))
        .containsExactly("image--C00--T00000.h5", "image--C00--T00001.h5", "image--C00--T00002.h5");
  }

  @Test
  void what_imaris_says_of_an_image_is_kept() throws Exception {
    try (PixelSource source = open(ours(), "gzip.ims")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.name()).isEqualTo("embryo");
      assertThat(image.physicalSizes().x()).isEqualTo(OptionalDouble.of(0.25));
      assertThat(image.physicalSizes().z()).isEqualTo(OptionalDouble.of(1));
      assertThat(image.physicalSizes().t()).isEqualTo(OptionalDouble.of(60));
      assertThat(image.levels()).containsExactly(new Level(41, 33), new Level(21, 17));
      Channel channel = image.channels().get(1);
      assertThat(channel.name()).contains("stain 1");
      assertThat(channel.color()).contains("00FF80");
      assertThat(channel.wavelength()).isEqualTo(OptionalDouble.of(509.5));
      assertThat(image.acquisition().acquired()).contains("2019-05-06T07:08:09.000");
      assertThat(image.acquisition().objective().orElseThrow().magnification())
          .isEqualTo(OptionalDouble.of(63));
      assertThat(image.originalMetadata()).containsEntry("Image.NumericalAperture", "1.4");
    }
  }

  @Test
  void attributes_that_are_many_are_found_in_their_heap() throws Exception {
    try (PixelSource source = open(ours(), "latest.ims")) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.name()).isEqualTo("embryo");
      assertThat(image.physicalSizes().x()).isEqualTo(OptionalDouble.of(0.25));
      assertThat(image.originalMetadata()).containsEntry("Image.NumericalAperture", "1.4");
    }
  }

  @Test
  void lower_levels_and_single_rows_are_read_too() throws Exception {
    try (PixelSource source = open(ours(), "gzip.ims")) {
      byte[] full = Pixels.plane(source, 0, 0, new PlaneIndex(1, 1, 4));
      byte[] half = Pixels.plane(source, 0, 1, new PlaneIndex(1, 1, 4));
      assertThat(half[2 * 21]).isEqualTo(full[2 * 2 * 41]);
      assertThat(half[2 * (21 + 3)]).isEqualTo(full[2 * (2 * 41 + 6)]);
      byte[] row = new byte[2 * 41];
      source.readRows(0, 0, new PlaneIndex(1, 1, 4), 20, 1, row, 0);
      assertThat(row).isEqualTo(Arrays.copyOfRange(full, 20 * 82, 21 * 82));
    }
  }

  @Test
  void setups_of_big_data_viewer_are_images_with_the_names_and_sizes_of_the_xml() throws Exception {
    try (PixelSource source = open(ours(), "setups.h5")) {
      assertThat(source.images())
          .extracting(ImageDescription::name)
          .containsExactly("angle 0", "angle 1");
      ImageDescription second = source.images().get(1);
      assertThat(second.physicalSizes().x()).isEqualTo(OptionalDouble.of(0.5));
      assertThat(second.files()).containsExactly("setups.h5", "setups.xml");
      assertThat(Pixels.plane(source, 1, 0, new PlaneIndex(1, 0, 0))).containsOnly(0);
    }
    MemoryFiles alone = new MemoryFiles().with("setups.h5", bytes("setups.h5"));
    try (PixelSource source = open(alone, "setups.h5")) {
      assertThat(source.images().get(1).name()).isEqualTo("setup 1");
      assertThat(source.images().get(1).physicalSizes().x()).isEmpty();
    }
  }

  @Test
  void pixels_in_a_file_that_is_not_there_are_missed_by_name() throws Exception {
    byte[] sample = Files.readAllBytes(SharedData.images().resolve("imaris/image.ims"));
    assertThat(Reading.outcome(new MemoryFiles().with("image.ims", sample), "image.ims"))
        .isEqualTo("imaris hdf5.file-missing @ image--C00--T00000.h5");
  }

  @Test
  void pixels_that_the_linked_file_does_not_hold_are_missed_by_name() throws Exception {
    byte[] sample = Files.readAllBytes(SharedData.images().resolve("imaris/image.ims"));
    MemoryFiles files =
        new MemoryFiles()
            .with("image.ims", sample)
            .with("image--C00--T00000.h5", bytes("contiguous.ims"));
    assertThat(Reading.outcome(files, "image.ims"))
        .isEqualTo(
            "imaris imaris.group-missing @ image.ims ResolutionLevel 0/TimePoint 0/Channel 0");
  }

  @TestFactory
  Stream<DynamicTest> files_that_are_cut_or_changed_end_as_coded_errors_or_are_read() {
    return FILES.stream()
        .filter(name -> !name.equals("many-chunks.ims") && !name.startsWith("indexed"))
        .map(name -> DynamicTest.dynamicTest(name, () -> mutations(name)));
  }

  @TestFactory
  Stream<DynamicTest> blocks_that_are_changed_end_as_coded_errors_or_are_read() {
    return BLOCKS.stream().map(block -> DynamicTest.dynamicTest(block, () -> changedBlocks(block)));
  }

  private static void changedBlocks(String block) throws IOException {
    byte[] good = bytes("indexed.h5");
    String text = new String(good, StandardCharsets.ISO_8859_1);
    Random random = new Random(block.hashCode());
    int at = text.indexOf(block);
    for (int i = 0; i < 10; i++) {
      byte[] changed = good.clone();
      int from = at + 4 + (i < 6 ? 1 + 2 * i : random.nextInt(60));
      changed[from] = (byte) (i % 2 == 0 ? 0xFF : changed[from] ^ (1 << random.nextInt(8)));
      at = text.indexOf(block, at + 1) < 0 ? text.indexOf(block) : text.indexOf(block, at + 1);
      MemoryFiles files = new MemoryFiles().with("indexed.h5", changed);
      String outcome =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> Reading.outcome(files, "indexed.h5"), block + i);
      assertThat(outcome).doesNotContain(" @ ?");
    }
  }

  private static void mutations(String name) throws IOException {
    byte[] good = bytes(name);
    String entry = name.replace(".xml", ".h5");
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 400; i++) {
      byte[] changed = Arrays.copyOf(good, i % 10 == 0 ? random.nextInt(good.length) : good.length);
      for (int n = 0; n < 1 + i % 3 && changed.length > 0; n++) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      }
      MemoryFiles files = ours().with(name, changed);
      String outcome =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> Reading.outcome(files, entry), name + " change " + i);
      assertThat(outcome).doesNotContain(" @ ?");
    }
  }

  private static PixelSource open(FileSet files, String path) throws IOException, ImagingException {
    Detection detection = FormatDetector.detect(files.open(path).orElseThrow(), path);
    assertThat(detection.format()).isEqualTo(path.endsWith(".ims") ? "imaris" : "bdv");
    return new Hdf5Reader().open(files, path, detection, Reading.LIMITS);
  }

  private static MemoryFiles ours() throws IOException {
    MemoryFiles files = new MemoryFiles();
    for (String name : FILES) {
      files.with(name, bytes(name));
    }
    return files;
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Hdf5ReaderTest.class.getResourceAsStream("/expected/hdf5/" + name)) {
      return in.readAllBytes();
    }
  }
}
