package org.lumenark.imaging.omezarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.Reading;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.source.ZipFileSet;

class OmeZarrReaderTest {

  private static final Detection PLAIN = new Detection("ome-zarr", 1, "given", true, true);
  private static final Detection ZIPPED =
      new Detection("ome-zarr", 1, "given", true, true, Optional.of("zip"));
  private static final String ATTRIBUTES =
      """
      {"multiscales": [{"version": "0.4", "name": "cells", "axes": [
        {"name": "y", "type": "space", "unit": "nanometer"},
        {"name": "x", "type": "space", "unit": "nanometer"}],
       "datasets": [{"path": "s0", "coordinateTransformations": [
         {"type": "scale", "scale": [500.0, 250.0]}]}],
       "coordinateTransformations": [{"type": "scale", "scale": [1.0, 2.0]}]}]}
      """;
  private static final String ARRAY =
      """
      {"zarr_format": 2, "shape": [3, 5], "chunks": [2, 4], "dtype": "|u1", "order": "C",
       "compressor": null, "filters": null, "fill_value": 9}
      """;

  @TestFactory
  Stream<DynamicTest> real_samples_have_the_pixels_that_zarr_python_sees() throws IOException {
    Path root = SharedData.images().resolve("ome-zarr");
    return lines("ome-zarr.tsv")
        .skip(1)
        .map(line -> line.split("\t"))
        .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1], () -> sample(root, row)));
  }

  private static void sample(Path root, String[] row) throws Exception {
    FileSet files = new LocalFileSet(root.resolve(row[0]));
    String entry =
        Files.exists(root.resolve(row[0]).resolve("zarr.json")) ? "zarr.json" : ".zgroup";
    try (PixelSource source = open(files, entry, PLAIN)) {
      for (int i = 0; i < source.images().size(); i++) {
        if (source.groupPath(i).orElseThrow().equals(row[1])) {
          ImageDescription d = source.images().get(i);
          assertThat(
                  d.sizeT() + "x" + d.sizeC() + "x" + d.sizeZ() + "x" + d.sizeY() + "x" + d.sizeX())
              .isEqualTo(row[2]);
          assertThat(d.type().numpyName()).isEqualTo(row[3]);
          assertThat(d.role())
              .isEqualTo(row[1].contains("labels/") ? ImageRole.LABEL : ImageRole.IMAGE);
          assertThat(Pixels.digest(source, i)).isEqualTo(row[4]);
          return;
        }
      }
      throw new AssertionError("no image at " + row[1]);
    }
  }

  @TestFactory
  Stream<DynamicTest> every_encoding_gives_the_same_samples_from_a_zip() throws IOException {
    return variants()
        .paths()
        .map(path -> path.substring(0, path.indexOf('/')))
        .distinct()
        .map(name -> DynamicTest.dynamicTest(name, () -> variant(name)));
  }

  private static void variant(String name) throws Exception {
    ZipFileSet files = variants();
    String entry = name + (name.startsWith("3") ? "/zarr.json" : "/.zgroup");
    try (PixelSource source = open(files, entry, PLAIN)) {
      ImageDescription image = source.images().getFirst();
      assertThat(Pixels.digest(source, 0)).isEqualTo(image.originalMetadata().get("pixels"));
      assertThat(image.physicalSizes().z()).isEqualTo(OptionalDouble.of(0.5));
      assertThat(image.physicalSizes().t()).isEqualTo(OptionalDouble.of(2));
      byte[] rows = new byte[3 * 9 * image.type().bytes()];
      byte[] plane = Pixels.plane(source, 0, 0, new PlaneIndex(1, 1, 2));
      source.readRows(0, 0, new PlaneIndex(1, 1, 2), 3, 3, rows, 0);
      assertThat(rows).isEqualTo(java.util.Arrays.copyOfRange(plane, rows.length, 2 * rows.length));
    }
  }

  @Test
  void edges_fill_values_and_scales_are_those_of_the_metadata() throws Exception {
    MemoryFiles files = image(ATTRIBUTES, ARRAY);
    files.with("s0/0.0", new byte[] {1, 2, 3, 4, 6, 7, 8, 9});
    files.with("s0/1.1", new byte[] {55, 0, 0, 0, 0, 0, 0, 0});
    try (PixelSource source = open(files, ".zattrs", PLAIN)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.name()).isEqualTo("cells");
      assertThat(image.physicalSizes().y()).isEqualTo(OptionalDouble.of(0.5));
      assertThat(image.physicalSizes().x()).isEqualTo(OptionalDouble.of(0.5));
      assertThat(image.levels()).containsExactly(new Level(5, 3));
      assertThat(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0)))
          .containsExactly(1, 2, 3, 4, 9, 6, 7, 8, 9, 9, 9, 9, 9, 9, 55);
    }
  }

  @Test
  void a_zip_with_a_folder_around_the_hierarchy_is_seen_and_read() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "a.zarr/s0/0/0", new byte[] {1, 2, 3, 4, 6, 7, 8, 9});
      put(zip, "a.zarr/.zattrs", ATTRIBUTES.getBytes(StandardCharsets.UTF_8));
      put(
          zip,
          "a.zarr/s0/.zarray",
          ARRAY
              .replace("\"order\"", "\"dimension_separator\": \"/\", \"order\"")
              .getBytes(StandardCharsets.UTF_8));
      put(zip, "a.zarr/.zgroup", "{\"zarr_format\": 2}".getBytes(StandardCharsets.UTF_8));
    }
    MemoryFiles files = new MemoryFiles().with("a.zip", bytes.toByteArray());
    Detection detection = FormatDetector.detect(files.open("a.zip").orElseThrow(), "a.zip");
    assertThat(detection.format()).isEqualTo("ome-zarr");
    assertThat(detection.wrapper()).contains("zip");
    assertThat(Reading.outcome(files, "a.zip")).isEqualTo("ome-zarr read");
    try (PixelSource source = open(files, "a.zip", ZIPPED)) {
      assertThat(source.images().getFirst().files()).containsExactly("a.zip");
      assertThat(source.images().getFirst().sizeX()).isEqualTo(5);
    }
  }

  @Test
  void zips_that_are_cut_or_changed_end_as_coded_errors() throws Exception {
    byte[] good = bytes("zarr-variants.zip");
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] changed =
          java.util.Arrays.copyOf(good, i % 4 == 0 ? random.nextInt(good.length) : good.length);
      for (int n = 0; n < 20 && changed.length > 0; n++) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      }
      String outcome = Reading.outcome(new MemoryFiles().with("a.zip", changed), "a.zip");
      assertThat(outcome).doesNotContain(" @ ?");
    }
  }

  @Test
  void a_plate_has_its_fields_and_a_name() throws Exception {
    Path sample = SharedData.images().resolve("ome-zarr/hcs.ome.zarr");
    try (PixelSource source = open(new LocalFileSet(sample), ".zattrs", PLAIN)) {
      Plate plate = source.plate().orElseThrow();
      assertThat(plate.name()).isEqualTo("Plate Name 0");
      assertThat(plate.rows()).containsExactly("A", "B");
      assertThat(plate.columns()).containsExactly("1", "2");
      assertThat(plate.runs()).hasSize(1);
      assertThat(plate.runs().getFirst().id()).isZero();
      assertThat(plate.runs().getFirst().fields()).hasSize(8).contains("B/2/1");
      assertThat(source.images()).hasSize(8);
      assertThat(source.groupPath(7)).contains("B/2/1");
      assertThat(source.images().getFirst().channels().getFirst().wavelength())
          .isEqualTo(OptionalDouble.of(300.3));
    }
  }

  @Test
  void what_cannot_be_read_ends_with_its_code() {
    assertThat(code(ATTRIBUTES.replace("s0", "../s0"), ARRAY)).isEqualTo("zarr.unsafe-path");
    assertThat(code(ATTRIBUTES.replace("s0", "s1"), ARRAY)).isEqualTo("zarr.array-missing");
    assertThat(code("{}", ARRAY)).isEqualTo("zarr.no-images");
    assertThat(code("{", ARRAY)).isEqualTo("zarr.bad-json");
    assertThat(code("{\0\0\0AAAA", ARRAY)).as("begins like UTF-32").isEqualTo("zarr.bad-json");
    assertThat(code(ATTRIBUTES, ARRAY.replace("[2, 4]", "[0, 4]"))).isEqualTo("zarr.bad-array");
    assertThat(code(ATTRIBUTES, ARRAY.replace("[2, 4]", "[2]"))).isEqualTo("zarr.bad-array");
    assertThat(code(ATTRIBUTES, ARRAY.replace("[3, 5]", "[3.5, 5]"))).isEqualTo("zarr.bad-array");
    assertThat(code(ATTRIBUTES, ARRAY.replace("[2, 4]", "[2000000000, 2000000000]")))
        .isEqualTo("zarr.chunk-too-large");
    assertThat(
            code(
                ATTRIBUTES,
                ARRAY.replace("[3, 5]", "[2000000000, 2000000000]").replace("[2, 4]", "[1, 1]")))
        .isEqualTo("zarr.too-many-chunks");
    assertThat(code(ATTRIBUTES, ARRAY.replace("|u1", "|O"))).isEqualTo("zarr.unsupported-type");
    assertThat(code(ATTRIBUTES, ARRAY.replace("null, \"filters\"", "{\"id\": \"x\"}, \"filters\"")))
        .isEqualTo("zarr.unsupported-codec");
    assertThat(code(ATTRIBUTES, ARRAY.replace("9}", "1e999}"))).isEqualTo("zarr.bad-array");
    assertThat(
            code(ATTRIBUTES, ARRAY.replace("[3, 5]", "[1, 3, 5]").replace("[2, 4]", "[1, 2, 4]")))
        .isEqualTo("zarr.axes-differ");
  }

  @Test
  void chunks_of_another_length_are_damaged() throws Exception {
    MemoryFiles files = image(ATTRIBUTES, ARRAY).with("s0/0.0", new byte[7]);
    try (PixelSource source = open(files, ".zattrs", PLAIN)) {
      assertThatThrownBy(() -> Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, 0)))
          .isInstanceOfSatisfying(
              ImagingException.class,
              e -> {
                assertThat(e.code()).isEqualTo("zarr.chunk-damaged");
                assertThat(e.place()).contains("s0/0.0");
              });
    }
  }

  @Test
  void lower_levels_are_offered_where_only_the_plane_shrinks() throws Exception {
    String second =
        ATTRIBUTES.replace("}]}],", "}]}, {\"path\": \"s1\", \"coordinateTransformations\": []}],");
    MemoryFiles files =
        image(second, ARRAY)
            .with("s1/.zarray", ARRAY.replace("[3, 5]", "[2, 3]").getBytes(StandardCharsets.UTF_8));
    try (PixelSource source = open(files, ".zattrs", PLAIN)) {
      ImageDescription image = source.images().getFirst();
      assertThat(image.levels()).containsExactly(new Level(5, 3), new Level(3, 2));
      assertThat(image.type()).isEqualTo(SampleType.UINT8);
      assertThat(Pixels.plane(source, 0, 1, new PlaneIndex(0, 0, 0))).containsOnly(9).hasSize(6);
    }
  }

  private static String code(String attributes, String array) {
    try (PixelSource source = open(image(attributes, array), ".zattrs", PLAIN)) {
      return "read " + source.images().size();
    } catch (ImagingException e) {
      return e.code();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static MemoryFiles image(String attributes, String array) {
    return new MemoryFiles()
        .with(".zattrs", attributes.getBytes(StandardCharsets.UTF_8))
        .with(".zgroup", "{\"zarr_format\": 2}".getBytes(StandardCharsets.UTF_8))
        .with("s0/.zarray", array.getBytes(StandardCharsets.UTF_8));
  }

  private static PixelSource open(FileSet files, String path, Detection detection)
      throws IOException, ImagingException {
    return new OmeZarrReader().open(files, path, detection, Reading.LIMITS);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  private static ZipFileSet variants() throws IOException {
    return ZipFileSet.open(MemoryFiles.source(bytes("zarr-variants.zip")), ReadLimits.DEFAULT);
  }

  private static Stream<String> lines(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8).lines();
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = OmeZarrReaderTest.class.getResourceAsStream("/expected/" + name)) {
      return in.readAllBytes();
    }
  }
}
