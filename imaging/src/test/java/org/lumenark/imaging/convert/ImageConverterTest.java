package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.Texture;
import org.lumenark.imaging.texture.TextureReader;
import org.lumenark.imaging.texture.TexturedImage;
import org.lumenark.imaging.zarr.FolderSink;
import org.lumenark.imaging.zarr.NgffVersion;
import org.lumenark.imaging.zarr.ObjectContent;
import org.lumenark.imaging.zarr.ObjectSink;

class ImageConverterTest {

  private static final ConversionOptions OPTIONS = ConversionOptions.defaults();

  @TempDir Path folder;

  @Test
  void theDigestIsThatOfThePixelsInCOrder() throws Exception {
    TexturedImage image = TexturedImage.of(SampleType.INT16, 2, 2, 3, 70, 130);
    ConvertedImage converted = convert(image, new FolderSink(folder)).images().getFirst();
    assertThat(converted.pixelDigest()).isEqualTo(digest(SampleType.INT16, 2, 2, 3, 70, 130));
    assertThat(converted.shape()).containsExactly(2L, 2L, 3L, 70L, 130L);
    assertThat(converted.validation().levelZeroCompared()).isTrue();
    assertThat(converted.validation().findings()).isEmpty();
  }

  @Test
  void theDigestOfChannelsThatAreStoredTogetherIsInCOrderToo() throws Exception {
    TexturedImage image = TexturedImage.of(SampleType.UINT8, ImageRole.IMAGE, 3, 1, 6, 2, 600, 40);
    ConvertedImage converted = convert(image, new FolderSink(folder)).images().getFirst();
    assertThat(converted.pixelDigest()).isEqualTo(digest(SampleType.UINT8, 1, 6, 2, 600, 40));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 1",
    "1, 1, 1, 1, 100000",
    "1, 1, 1, 100000, 1",
    "1, 1, 300, 1, 1",
    "1, 300, 1, 1, 1",
    "300, 1, 1, 1, 1",
    "1, 2, 2, 513, 1025"
  })
  void oddShapesAreReadBackAsTheyWereInBothVersions(int t, int c, int z, int y, int x)
      throws Exception {
    for (NgffVersion version : NgffVersion.values()) {
      TexturedImage image = TexturedImage.of(SampleType.UINT16, t, c, z, y, x);
      FolderSink sink = new FolderSink(folder.resolve(version.text()));
      ConvertedImage converted =
          convert(image, sink, OPTIONS.withVersion(version)).images().getFirst();
      assertThat(converted.pixelDigest()).isEqualTo(digest(SampleType.UINT16, t, c, z, y, x));
      assertThat(converted.validation().levelZeroCompared()).isTrue();
      assertThat(converted.validation().findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void everyTypeIsReadBackAsItWasInBothVersions(SampleType type) throws Exception {
    for (NgffVersion version : NgffVersion.values()) {
      FolderSink sink = new FolderSink(folder.resolve(version.text()));
      ConvertedImage converted =
          convert(TexturedImage.of(type, 1, 2, 1, 600, 37), sink, OPTIONS.withVersion(version))
              .images()
              .getFirst();
      assertThat(converted.dtype()).isEqualTo(type.numpyName());
      assertThat(converted.pixelDigest()).isEqualTo(digest(type, 1, 2, 1, 600, 37));
    }
  }

  @Test
  void version04IsZarr2WithOneObjectForEachChunk() throws Exception {
    TexturedImage image = TexturedImage.of(SampleType.INT16, 1, 1, 2, 600, 700);
    convert(image, new FolderSink(folder), OPTIONS.withVersion(NgffVersion.V0_4));
    JsonNode array = new ObjectMapper().readTree(folder.resolve("0/.zarray").toFile());
    assertThat(array.path("zarr_format").asInt()).isEqualTo(2);
    assertThat(array.path("dtype").asText()).isEqualTo("<i2");
    assertThat(array.path("chunks").toString()).isEqualTo("[1,1,1,512,512]");
    assertThat(array.path("dimension_separator").asText()).isEqualTo("/");
    assertThat(array.at("/compressor/id").asText()).isEqualTo("blosc");
    JsonNode attributes = new ObjectMapper().readTree(folder.resolve(".zattrs").toFile());
    assertThat(attributes.at("/multiscales/0/version").asText()).isEqualTo("0.4");
    assertThat(attributes.has("ome")).isFalse();
    assertThat(folder.resolve(".zgroup")).exists();
    assertThat(folder.resolve("0/0/0/1/1/1")).exists();
    assertThat(folder.resolve("zarr.json")).doesNotExist();
  }

  @Test
  void theRootDocumentIsTheLastObject() throws Exception {
    List<String> keys = new java.util.concurrent.CopyOnWriteArrayList<>();
    FolderSink sink = new FolderSink(folder);
    convert(
        TexturedImage.of(SampleType.UINT8, 1, 1, 1, 1500, 1500),
        new ObjectSink() {
          @Override
          public void put(String key, ObjectContent content) throws IOException {
            sink.put(key, content);
            keys.add(key);
          }

          @Override
          public Optional<ByteSource> open(String key) throws IOException {
            return sink.open(key);
          }
        });
    assertThat(keys).endsWith("zarr.json").contains("0/zarr.json", "0/c/0/0/0/0/0", "2/zarr.json");
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void theSamePixelsGiveTheSameBytes() throws Exception {
    TexturedImage image = TexturedImage.of(SampleType.UINT16, 1, 2, 3, 1100, 900);
    convert(image, new FolderSink(folder.resolve("a")));
    convert(image, new FolderSink(folder.resolve("b")));
    try (Stream<Path> files = Files.walk(folder.resolve("a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path other = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
        assertThat(Files.mismatch(file, other)).as(file.toString()).isEqualTo(-1);
      }
    }
  }

  @Test
  void aFailingStoreEndsTheConversionWithItsReason() {
    ObjectSink broken =
        new ObjectSink() {
          @Override
          public void put(String key, ObjectContent content) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public Optional<ByteSource> open(String key) {
            return Optional.empty();
          }
        };
    assertThatThrownBy(
            () -> convert(TexturedImage.of(SampleType.UINT16, 1, 1, 20, 2100, 2100), broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("disk full");
  }

  @Test
  void aStoreThatGivesOtherBytesBackIsNoticed() {
    FolderSink sink = new FolderSink(folder);
    ObjectSink swapping =
        new ObjectSink() {
          @Override
          public void put(String key, ObjectContent content) throws IOException {
            boolean shard = key.startsWith("0/c/");
            sink.put(
                key.equals("0/c/0/0/0/0/0") ? "0/c/0/1/0/0/0" : shard ? "0/c/0/0/0/0/0" : key,
                content);
          }

          @Override
          public Optional<ByteSource> open(String key) throws IOException {
            return sink.open(key);
          }
        };
    assertThatThrownBy(
            () -> convert(TexturedImage.of(SampleType.UINT16, 1, 2, 1, 300, 300), swapping))
        .isInstanceOf(ReadBackException.class);
  }

  @Test
  void theReportIsTheContractsJson() throws Exception {
    ConversionReport report =
        convert(TexturedImage.of(SampleType.UINT16, 1, 1, 2, 30, 20), new FolderSink(folder));
    JsonNode json = new ObjectMapper().valueToTree(report);
    assertThat(json.properties().stream().map(java.util.Map.Entry::getKey))
        .contains("input", "format", "confidence", "evidence", "extensionMatches", "wrapper")
        .contains("reader", "images", "metadata", "seconds", "bytesRead", "bytesWritten")
        .contains("peakMemory");
    assertThat(json.get("wrapper").isNull()).isTrue();
    JsonNode image = json.at("/images/0");
    assertThat(image.get("path").asText()).isEmpty();
    assertThat(image.get("role").asText()).isEqualTo("image");
    assertThat(image.get("axes").asText()).isEqualTo("tczyx");
    assertThat(image.get("shape").toString()).isEqualTo("[1,1,2,30,20]");
    assertThat(image.get("dtype").asText()).isEqualTo("uint16");
    assertThat(image.at("/physicalSizes/z").asDouble()).isEqualTo(1.5);
    assertThat(image.at("/physicalSizes/t").isMissingNode()).isTrue();
    assertThat(image.get("levels").asInt()).isEqualTo(1);
  }

  private static ConversionReport convert(TexturedImage image, ObjectSink sink) throws Exception {
    return convert(image, sink, OPTIONS);
  }

  private static ConversionReport convert(
      TexturedImage image, ObjectSink sink, ConversionOptions options) throws Exception {
    return TextureReader.converterOf(image)
        .convert(
            "texture",
            TextureReader.NO_FILES,
            List.of("texture.tif"),
            sink,
            options,
            ConversionProgress.NONE);
  }

  private static String digest(SampleType type, int t, int c, int z, int y, int x)
      throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < t; i++) {
      for (int j = 0; j < c; j++) {
        for (int k = 0; k < z; k++) {
          digest.update(Texture.rows(type, i, j, k, 0, y, x));
        }
      }
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
