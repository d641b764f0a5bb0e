package org.lumenark.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.pyramid.LevelSize;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.validate.NgffFinding;
import org.lumenark.imaging.validate.NgffValidator;

class NgffMetadataTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ArrayLayout LAYOUT =
      new ArrayLayout(
          1, 2, 7, 600, 801, SampleType.UINT16, 512, 512, 4, 1024, 1024, Compression.BLOSC_ZSTD);

  @Test
  void anArrayIsShardedWithBloscInside() throws Exception {
    assertThat(written(LAYOUT.metadata())).isEqualTo(expected("array.zarr.json"));
  }

  @Test
  void labelsAreBareZstd() throws Exception {
    ArrayLayout labels =
        new ArrayLayout(1, 1, 1, 9, 9, SampleType.INT32, 9, 9, 1, 9, 9, Compression.ZSTD);
    assertThat(written(labels.metadata()).at("/codecs/0/configuration/codecs/1").toString())
        .isEqualTo("{\"name\":\"zstd\",\"configuration\":{\"level\":3,\"checksum\":false}}");
  }

  @Test
  void anImageTellsItsAxesLevelsAndChannels() throws Exception {
    assertThat(written(NgffAttributes.group(image()))).isEqualTo(expected("image.zarr.json"));
  }

  @Test
  void whatIsWrittenPassesTheSchemas() {
    ArrayLayout half =
        new ArrayLayout(
            1, 2, 7, 300, 401, SampleType.UINT16, 300, 401, 4, 300, 401, Compression.BLOSC_ZSTD);
    assertThat(NgffValidator.image(image(), List.of(LAYOUT.metadata(), half.metadata()))).isEmpty();
    assertThat(NgffValidator.group(NgffAttributes.container())).isEmpty();
    assertThat(NgffValidator.group(NgffAttributes.series(List.of("0", "1")))).isEmpty();
  }

  @Test
  void whatTheSchemasForbidIsFound() {
    ObjectNode image = image();
    ((ObjectNode) image.at("/ome/multiscales/0")).remove("axes");
    assertThat(NgffValidator.image(image, List.of(LAYOUT.metadata(), LAYOUT.metadata())))
        .extracting(NgffFinding::code)
        .contains("schema.required", "array.axes", "dataset.order");
  }

  private static ObjectNode image() {
    PhysicalSizes sizes =
        new PhysicalSizes(
            OptionalDouble.of(0.5),
            OptionalDouble.of(0.25),
            OptionalDouble.empty(),
            OptionalDouble.of(2));
    return NgffAttributes.image(
        "cells",
        ImageRole.IMAGE,
        sizes,
        LevelSize.pyramid(600, 801),
        List.of(
            new DisplayChannel("DAPI", "0000FF", 3, 4000, 10, 3000, true),
            new DisplayChannel("GFP", "00FF00", 0, 65535, 0, 65535, true)),
        Optional.empty(),
        7);
  }

  private static JsonNode written(ObjectNode document) throws Exception {
    return JSON.readTree(JSON.writeValueAsBytes(document));
  }

  private static JsonNode expected(String name) throws Exception {
    try (InputStream in = NgffMetadataTest.class.getResourceAsStream("/expected/ngff/" + name)) {
      return JSON.readTree(in);
    }
  }
}
