package org.lumenark.imaging.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.LocalFileSet;

/** Files that are broken, on purpose or by fuzzers, and good ones that this test breaks. */
class HostileSamplesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TRUNCATIONS = 20;
  private static final int FLIPS = Integer.getInteger("lumenark.flips", 40);
  private static final int MAX_BYTES = 3_500_000;

  /**
   * What each must come to, where only one answer is right; judged by what the bytes are, see
   * MANIFEST.tsv.
   */
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry("derived_zero-byte.tif", "empty no-reader"),
          Map.entry("error.tif", "text no-reader"),
          Map.entry("derived_wrong-extension_really-a-tiff.czi", "tiff read"),
          Map.entry(
              "derived_huge-dims_2147483647x2147483647_8bit.tif",
              "tiff tiff.declared-size-too-large"),
          Map.entry(
              "derived_truncated60pct_multi-channel-z-series.ome.tif", "tiff tiff.value-past-end"),
          Map.entry(
              "multipage_single_frame_loop.tiff",
              "tiff tiff.ifd-loop @ multipage_single_frame_loop.tiff IFD 1"),
          Map.entry("value-beyond-eof.tif", "tiff tiff."),
          Map.entry("zero_gi.tif", "tiff tiff.bad-size"),
          Map.entry("libtiff_segfault.tif", "tiff tiff."),
          Map.entry(
              "companion-no-tiffs/20241003_experiment_488_7_640_3_1.companion.ome",
              "ome-xml ome.file-missing"),
          Map.entry(
              "ome-binaryonly-no-master/TSeries-04142017-1215-1341_Cycle00001_Ch1_000082.ome.tif",
              "ome-tiff ome.master-missing"),
          Map.entry("decompression_bomb.gif", "gif gif.truncated"),
          Map.entry("reallybig.bmp", "bmp bmp.declared-size-too-large"),
          Map.entry("unreadable.svs", "svs tiff.segment-corrupt"),
          Map.entry("truncated_image.png", "png png.truncated"),
          Map.entry("MR_truncated.dcm", "dicom dicom.pixels-truncated"),
          Map.entry("not_enough_data.jp2", "jpeg2000 jpeg2000.truncated"),
          Map.entry(
              "crash-4fb027452e6988530aa5dabee76eecacb3b79f8a.j2k",
              "jpeg2000 jpeg2000.unsupported-subsampling"),
          Map.entry("truncated_jpeg.jpg", "jpeg jpeg.damaged"));

  @TestFactory
  Stream<DynamicTest> every_malformed_sample_ends_as_a_coded_error_or_a_right_result()
      throws IOException {
    Path root = SharedData.images().resolve("malformed");
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      return files.stream()
          .map(file ->
              DynamicTest.dynamicTest(file.getFileName().toString(), () -> malformed(root, file)));
    }
  }

  private static void malformed(Path root, Path file) throws IOException {
    FileSet beside = new LocalFileSet(file.getParent());
    String outcome =
        assertTimeoutPreemptively(
            PATIENCE, () -> Reading.outcome(beside, file.getFileName().toString()));
    if (Boolean.getBoolean("lumenark.show")) {
      System.out.println(root.relativize(file) + ": " + outcome);
    }
    assertThat(outcome).startsWith(EXPECTED.getOrDefault(root.relativize(file).toString(), ""));
  }

  @TestFactory
  Stream<DynamicTest> good_samples_that_are_cut_or_changed_never_crash_a_reader()
      throws IOException {
    Path root = SharedData.images();
    Stream<String> tiff =
        Stream.of(
            "bigtiff/BigTIFFSubIFD4.tif",
            "bigtiff/yb10kx5k.zstd.tiff",
            "imagej-tiff/xyz_8bit__chromosomes.tif",
            "hcs/cellprofiler-ExampleHuman/AS_09125_050116030001_D03f00d0.tif",
            "ome-tiff/multi-channel-z-series.ome.tif",
            "ome-tiff/derived_CMU-1_crop_pyramid_subifd.ome.tif",
            "ome-tiff/em-slices/volume--Z00000.ome.tif",
            "ome-tiff/multifile-companion/multifile.companion.ome",
            "tiff/nuclei.tif",
            "metamorph/101210OranePlt1_C16_w1_[9AA4D9EA-18E4-4354-8C7D-0202029A8048].tif",
            "wsi/boxes.tiff",
            "png-jpeg/cell.png",
            "png-jpeg/histo.jpg");
    Stream<String> others =
        SampleDigestsTest.expected().stream()
            .map(row -> row[0])
            .filter(name -> !name.matches("(?i).*\\.(tiff?|png|jpg)"));
    return Stream.concat(tiff, others)
        .distinct()
        .filter(name -> Files.exists(root.resolve(name)))
        .map(name -> DynamicTest.dynamicTest(name, () -> mutations(root.resolve(name))));
  }

  private static void mutations(Path file) throws IOException {
    byte[] good = Files.readAllBytes(file);
    assertThat(good.length).isLessThan(MAX_BYTES);
    String name = file.getFileName().toString();
    Random random = new Random(name.hashCode());
    for (int i = 0; i < TRUNCATIONS; i++) {
      byte[] cut = Arrays.copyOf(good, (int) ((long) good.length * i / TRUNCATIONS));
      attempt(name, cut, "cut to " + cut.length);
    }
    for (int i = 0; i < FLIPS; i++) {
      byte[] changed = good.clone();
      int range = i % 2 == 0 ? Math.min(4_096, good.length) : good.length;
      int at = random.nextInt(range);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      attempt(name, changed, "byte " + at + " changed");
    }
  }

  @TestFactory
  Stream<DynamicTest> ome_zarrs_of_which_a_file_is_cut_or_changed_never_crash_their_reader()
      throws IOException {
    Path root = SharedData.images().resolve("ome-zarr");
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(folder.getFileName().toString(), () -> changedFiles(folder)));
    }
  }

  /** Every other change is one of metadata, of which there is little beside the chunks. */
  private static void changedFiles(Path folder) throws IOException {
    Map<String, byte[]> good = contents(folder);
    List<String> all = List.copyOf(good.keySet());
    List<String> metadata =
        all.stream().filter(path -> path.matches("(.*/)?(zarr\\.json|\\.z[a-z]+)")).toList();
    String entry = good.containsKey("zarr.json") ? "zarr.json" : ".zgroup";
    assertThat(metadata).contains(entry);
    Random random = new Random(folder.getFileName().toString().hashCode());
    for (int i = 0; i < TRUNCATIONS + FLIPS; i++) {
      List<String> some = i % 2 == 0 ? metadata : all;
      String path = some.get(random.nextInt(some.size()));
      byte[] bytes = good.get(path);
      int at = random.nextInt(Math.max(1, bytes.length));
      byte[] changed = Arrays.copyOf(bytes, i < TRUNCATIONS ? at : bytes.length);
      if (i >= TRUNCATIONS && bytes.length > 0) {
        changed[at] ^= (byte) (1 + random.nextInt(255));
      }
      MemoryFiles files = new MemoryFiles();
      good.forEach(files::with);
      attempt(files.with(path, changed), entry, path + " changed at " + at);
    }
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static void attempt(String name, byte[] content, String what) {
    attempt(new MemoryFiles().with(name, content), name, what);
  }

  private static void attempt(FileSet files, String name, String what) {
    String outcome =
        assertTimeoutPreemptively(PATIENCE, () -> Reading.outcome(files, name), name + " " + what);
    assertThat(outcome).as(what).doesNotContain(" @ ?");
  }
}
