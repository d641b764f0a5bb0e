package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.lumenark.imaging.source.ImagingException;

/** Array metadata of Zarr version 3: {@code zarr.json}. */
final class ArrayVersion3 {

  private static final Set<String> KNOWN =
      Set.of(
          "zarr_format",
          "node_type",
          "shape",
          "data_type",
          "chunk_grid",
          "chunk_key_encoding",
          "fill_value",
          "codecs",
          "attributes",
          "dimension_names",
          "storage_transformers");

  private ArrayVersion3() {}

  static ZarrArray read(ArrayDocument document) throws ImagingException {
    for (Map.Entry<String, JsonNode> field : document.node().metadata().properties()) {
      if (!KNOWN.contains(field.getKey())
          && field.getValue().path("must_understand").asBoolean(true)) {
        throw document.unsupported(
            "extension", "The field " + field.getKey() + " has to be understood, and is not.");
      }
    }
    if (!document.field("storage_transformers").isEmpty()) {
      throw document.unsupported("extension", "Storage transformers are not read.");
    }
    int[] shape = document.sizes(document.field("shape"), "shape", -1);
    JsonNode dataType = document.field("data_type");
    StoredType type =
        StoredType.named(dataType.asText())
            .orElseThrow(() ->
                document.unsupported(
                    "type",
                    "Samples of the type "
                        + ArrayDocument.shortened(dataType)
                        + " are no pixels that are read."));
    JsonNode grid = document.field("chunk_grid");
    if (!grid.path("name").asText().equals("regular")) {
      throw document.unsupported("chunk-grid", "Only regular chunk grids are read.");
    }
    int[] chunk =
        document.sizes(grid.at("/configuration/chunk_shape"), "chunk_shape", shape.length);
    CodecChain chain = new ChainParser(document).chain(document.field("codecs"), chunk, type, 0);
    if (!chain.plainShard()) {
      document.requireAffordable(chunk, type);
    }
    ZarrArray array =
        new ZarrArray(
            document.node().path(),
            shape,
            chain,
            keys(document),
            document.fill(type),
            document.dimensionNames());
    document.requireCountable(shape, array.smallest().shape());
    return array;
  }

  private static ChunkKeys keys(ArrayDocument document) throws ImagingException {
    JsonNode encoding = document.field("chunk_key_encoding");
    String name = encoding.isTextual() ? encoding.asText() : encoding.path("name").asText();
    boolean two = name.equals("v2");
    String separator = encoding.at("/configuration/separator").asText(two ? "." : "/");
    if ((!two && !name.equals("default")) || !(separator.equals("/") || separator.equals("."))) {
      throw document.unsupported(
          "chunk-keys", "Chunk keys are read as default and v2, with dots or slashes.");
    }
    return new ChunkKeys(two ? "" : "c", separator);
  }
}
