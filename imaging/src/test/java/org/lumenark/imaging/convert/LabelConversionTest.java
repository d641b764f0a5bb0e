package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TexturedImage;
import org.lumenark.imaging.zarr.NgffVersion;

class LabelConversionTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLORS =
      "[{\"label-value\":1,\"rgba\":[255,0,0,128]},{\"label-value\":7}]";
  private static final String PROPERTIES =
      "[{\"label-value\":1,\"class\":\"nucleus\",\"area"
          + " (px)\":12.5},{\"label-value\":7,\"of\":[1]}]";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"V0_4,V0_5", "V0_5,V0_4", "V0_4,V0_4", "V0_5,V0_5"})
  void what_a_container_says_of_its_labels_is_kept(NgffVersion in, NgffVersion out)
      throws Exception {
    Path first = labelled(in);
    imageLabel(
        first,
        in,
        "{\"colors\":%s,\"properties\":%s,\"source\":{\"image\":\"../../\",\"array\":\"0\"}}"
            .formatted(COLORS, PROPERTIES));
    JsonNode kept = imageLabel(convert(first, "second.ome.zarr", out), out);
    assertThat(kept.path("colors")).isEqualTo(JSON.readTree(COLORS));
    assertThat(kept.path("properties")).isEqualTo(JSON.readTree(PROPERTIES));
    assertThat(kept.path("source"))
        .isEqualTo(JSON.readTree("{\"image\":\"../../\",\"array\":\"0\"}"));
    assertThat(kept.path("version").asText()).isEqualTo(out == NgffVersion.V0_4 ? "0.4" : "");
  }

  @Test
  void entries_that_the_schema_forbids_are_left_out_and_the_container_is_valid() throws Exception {
    Path first = labelled(NgffVersion.V0_5);
    imageLabel(
        first,
        NgffVersion.V0_5,
        """
        {"colors": [{"label-value": 1, "rgba": [256, 0, 0, 0]}, {"label-value": 2, "rgba": [0.5, 0, 0, 1]},
          {"label-value": 3, "rgba": [1, 2, 3]}, 4, {"label-value": "5"}],
         "properties": [{"label-value": 1.5}, {"label-value": 1, "a": 1}, {"label-value": 1, "a": 2}],
         "source": "../../"}
        """);
    JsonNode kept =
        imageLabel(convert(first, "second.ome.zarr", NgffVersion.V0_5), NgffVersion.V0_5);
    assertThat(kept)
        .isEqualTo(
            JSON.readTree(
                """
                {"properties": [{"label-value": 1, "a": 1}],
                 "colors": [{"label-value": 0, "rgba": [0, 0, 0, 0]}], "source": {"image": "../../"}}
                """));
  }

  private Path labelled(NgffVersion version) throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    TexturedImage.of(SampleType.UINT16, 1, 1, 1, 60, 70).writeTiff(input.resolve("a.tif"));
    TexturedImage.of(SampleType.UINT8, 1, 1, 1, 60, 70).writeTiff(input.resolve("a_mask.tif"));
    return convert(input, "first.ome.zarr", version);
  }

  private Path convert(Path input, String name, NgffVersion version) throws Exception {
    Path output = folder.resolve(name);
    ConversionReport report =
        new FolderConversion(ImageConverter.installed())
            .convert(
                input,
                output,
                ExistingOutput.REFUSE,
                ConversionOptions.defaults().withVersion(version),
                ConversionProgress.NONE);
    assertThat(report.images())
        .extracting(image -> image.path() + " " + image.validation().valid())
        .containsExactly(" true", "labels/a_mask true");
    return output;
  }

  private static Path document(Path container, NgffVersion version) {
    return container
        .resolve("labels/a_mask")
        .resolve(version == NgffVersion.V0_4 ? ".zattrs" : "zarr.json");
  }

  private static JsonNode imageLabel(Path container, NgffVersion version) throws Exception {
    return group(JSON.readTree(document(container, version).toFile()), version).get("image-label");
  }

  private static void imageLabel(Path container, NgffVersion version, String json)
      throws Exception {
    Path document = document(container, version);
    JsonNode all = JSON.readTree(document.toFile());
    ((ObjectNode) group(all, version)).set("image-label", JSON.readTree(json));
    JSON.writeValue(document.toFile(), all);
  }

  private static JsonNode group(JsonNode document, NgffVersion version) {
    return version == NgffVersion.V0_4 ? document : document.at("/attributes/ome");
  }
}
