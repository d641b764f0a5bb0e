package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.sets.FilePattern;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TexturedImage;
import org.lumenark.imaging.zarr.FolderSink;
import org.lumenark.imaging.zarr.ObjectContent;
import org.lumenark.imaging.zarr.ObjectSink;

class FolderConversionTest {

  private static final FolderConversion CONVERSION =
      new FolderConversion(ImageConverter.installed());

  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void prepare() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    output = folder.resolve("out/image.ome.zarr");
  }

  @Test
  void imagesOfAFolderAreSeriesInTheOrderOfTheirPaths() throws Exception {
    TexturedImage.of(SampleType.UINT16, 1, 1, 1, 30, 40).writeTiff(input.resolve("b.tif"));
    TexturedImage.of(SampleType.UINT8, 1, 2, 3, 20, 10).writeTiff(input.resolve("a.tif"));
    Files.writeString(input.resolve("notes.txt"), "what was done");
    ConversionReport report = convert(input, ExistingOutput.REFUSE);
    assertThat(report.images()).extracting(ConvertedImage::path).containsExactly("0", "1");
    assertThat(report.images())
        .extracting(ConvertedImage::files)
        .containsExactly(List.of("a.tif"), List.of("b.tif"));
    assertThat(report.images())
        .extracting(ConvertedImage::dtype)
        .containsExactly("uint8", "uint16");
    assertThat(output.resolve("OME/METADATA.ome.xml")).content().contains("Image:1");
    assertThat(output.resolve("zarr.json")).content().contains("bioformats2raw.layout");
    assertThat(report.bytesRead()).isGreaterThan(30 * 40 * 2 + 6 * 20 * 10);
    assertThat(siblings()).containsExactly("image.ome.zarr");
  }

  @Test
  void masksAreLabelsBelowTheirImage() throws Exception {
    TexturedImage.of(SampleType.UINT16, 1, 1, 1, 600, 700).writeTiff(input.resolve("a.tif"));
    TexturedImage.of(SampleType.UINT8, 1, 1, 1, 600, 700).writeTiff(input.resolve("a_mask.tif"));
    ConversionReport report = convert(input, ExistingOutput.REFUSE);
    assertThat(report.images())
        .extracting(image -> image.path() + " " + image.role())
        .containsExactly(" image", "labels/a_mask label");
    assertThat(output.resolve("labels/zarr.json")).content().contains("a_mask");
    assertThat(output.resolve("labels/a_mask/zarr.json")).content().contains("../../");
    assertThat(output.resolve("labels/a_mask/0/zarr.json")).content().doesNotContain("blosc");
  }

  @Test
  void theRootComesLastAlsoWhereItIsAnImageWithLabels() throws Exception {
    TexturedImage.of(SampleType.UINT16, 1, 1, 1, 60, 70).writeTiff(input.resolve("a.tif"));
    TexturedImage.of(SampleType.UINT8, 1, 1, 1, 60, 70).writeTiff(input.resolve("a_mask.tif"));
    List<String> keys = new java.util.concurrent.CopyOnWriteArrayList<>();
    FolderSink folderSink = new FolderSink(output);
    ObjectSink sink =
        new ObjectSink() {
          @Override
          public void put(String key, ObjectContent content) throws IOException {
            folderSink.put(key, content);
            keys.add(key);
          }

          @Override
          public java.util.Optional<ByteSource> open(String key) throws IOException {
            return folderSink.open(key);
          }
        };
    ImageConverter.installed()
        .convert(
            "in",
            new LocalFileSet(input),
            List.of("a.tif", "a_mask.tif"),
            sink,
            ConversionOptions.defaults(),
            ConversionProgress.NONE);
    assertThat(keys).contains("labels/zarr.json").endsWith("zarr.json").doesNotHaveDuplicates();
  }

  @Test
  void fieldsOfAPatternAreAPlate() throws Exception {
    for (String well : List.of("A01", "B12")) {
      for (int c = 0; c < 2; c++) {
        Path file = input.resolve(well + "_f1_c" + c + ".tif");
        TexturedImage.of(SampleType.UINT16, 1, 1, 1, 30, 40).writeTiff(file);
      }
    }
    ConversionOptions options =
        ConversionOptions.defaults().withPattern(FilePattern.parse("{well}_f{field}_c{c}.tif"));
    ConversionReport report =
        CONVERSION.convert(input, output, ExistingOutput.REFUSE, options, ConversionProgress.NONE);
    assertThat(report.format()).isEqualTo("sequence");
    assertThat(report.images()).extracting(ConvertedImage::path).containsExactly("A/1/0", "B/12/0");
    assertThat(report.images().getFirst().shape()).containsExactly(1L, 2L, 1L, 30L, 40L);
    assertThat(output.resolve("zarr.json")).content().contains("\"plate\"");
    assertThat(output.resolve("B/12/zarr.json")).content().contains("\"well\"");
    assertThat(output.resolve("OME/METADATA.ome.xml"))
        .content()
        .contains("<Plate ID=\"Plate:0\"", "<ImageRef ID=\"Image:1\"/>");
  }

  @Test
  void imagesThatAreConvertedAtOnceComeOutAsOneByOne() throws Exception {
    for (int i = 0; i < 40; i++) {
      SampleType type = i % 2 == 0 ? SampleType.UINT16 : SampleType.UINT8;
      Path file = input.resolve("field%02d.tif".formatted(i));
      TexturedImage.of(type, 1, 1, 1 + i % 3, 100 + 70 * i, 600).writeTiff(file);
    }
    List<String> told = new ArrayList<>();
    ConversionProgress progress =
        new ConversionProgress() {
          @Override
          public void pixels(long bytes) {}

          @Override
          public void image(int number, int count, String name, long bytes) {
            told.add(number + " of " + count);
          }
        };
    ConversionOptions alone = ConversionOptions.defaults();
    ConversionReport one =
        CONVERSION.convert(input, output, ExistingOutput.REFUSE, alone, ConversionProgress.NONE);
    Path other = output.resolveSibling("other.ome.zarr");
    ConversionReport several =
        CONVERSION.convert(
            input, other, ExistingOutput.REFUSE, alone.withImagesAtOnce(4), progress);
    assertThat(several.images()).isEqualTo(one.images());
    assertThat(told).hasSize(40).doesNotHaveDuplicates().contains("0 of 40", "39 of 40");
    assertThat(contents(other)).isEqualTo(contents(output)).hasSizeGreaterThan(120);
  }

  @Test
  void ofSeveralImagesThatFailTheFirstIsToldAndNothingIsLeft() throws Exception {
    for (int i = 0; i < 20; i++) {
      Path file = input.resolve("field%02d.tif".formatted(i));
      TexturedImage.of(SampleType.UINT16, 1, 1, 1, 400, 400).writeTiff(file);
      if (i == 7 || i == 8 || i == 15) {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100_000));
      }
    }
    ConversionOptions options = ConversionOptions.defaults().withImagesAtOnce(4);
    assertThatThrownBy(() ->
            CONVERSION.convert(
                input, output, ExistingOutput.REFUSE, options, ConversionProgress.NONE))
        .isInstanceOfSatisfying(
            ImagingException.class, e -> assertThat(e.place().orElse("")).contains("field07.tif"));
    assertThat(siblings()).isEmpty();
  }

  private static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return contents;
  }

  @Test
  void anOutputThatExistsIsRefusedOrReplacedAsAsked() throws Exception {
    Path file = input.resolve("a.tif");
    TexturedImage.of(SampleType.UINT8, 1, 1, 1, 20, 10).writeTiff(file);
    Files.createDirectories(output);
    Files.writeString(output.resolve("old"), "old");
    assertThatThrownBy(() -> convert(file, ExistingOutput.REFUSE))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(output.resolve("old")).exists();
    convert(file, ExistingOutput.REPLACE);
    assertThat(output.resolve("old")).doesNotExist();
    assertThat(output.resolve("zarr.json")).exists();
    assertThat(siblings()).containsExactly("image.ome.zarr");
  }

  @Test
  void afterAFailureNothingIsLeft() throws Exception {
    Path whole = input.resolve("whole.tif");
    TexturedImage.of(SampleType.UINT16, 1, 1, 3, 1500, 1500).writeTiff(whole);
    Path cut = input.resolve("cut.tif");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> convert(cut, ExistingOutput.REFUSE))
        .isInstanceOf(ImagingException.class);
    assertThat(siblings()).isEmpty();
  }

  @Test
  void whatIsNoImageHasNoReader() throws Exception {
    Path text = Files.writeString(input.resolve("notes.txt"), "what was done");
    assertThatThrownBy(() -> convert(text, ExistingOutput.REFUSE))
        .isInstanceOfSatisfying(
            ImagingException.class, e -> assertThat(e.code()).isEqualTo("no-reader"));
  }

  @Test
  void anInputThatIsNotThereIsToldApart() {
    assertThatThrownBy(() -> convert(input.resolve("none.tif"), ExistingOutput.REFUSE))
        .isInstanceOf(NoSuchFileException.class);
  }

  private ConversionReport convert(Path from, ExistingOutput existing) throws Exception {
    return CONVERSION.convert(
        from, output, existing, ConversionOptions.defaults(), ConversionProgress.NONE);
  }

  private List<String> siblings() throws IOException {
    if (!Files.exists(output.getParent())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(output.getParent())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
