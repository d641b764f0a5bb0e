package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.ZipFileSet;

/**
 * One Zarr hierarchy among the files of a set. Documents are bounded by {@link
 * ReadLimits#maxMetadata()}.
 */
public final class ZarrStore {

  private static final ObjectMapper LENIENT =
      JsonMapper.builder(new JsonFactory())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final FileSet files;
  private final String root;
  private final ReadLimits limits;
  private final ObjectMapper json;

  private ZarrStore(FileSet files, String root, ReadLimits limits, ObjectMapper json) {
    this.files = files;
    this.root = root;
    this.limits = limits;
    this.json = json;
  }

  /**
   * @param root folder of the hierarchy in the file set; empty for the set's own root
   */
  public static ZarrStore at(FileSet files, String root, ReadLimits limits) {
    return new ZarrStore(files, root, limits, LENIENT);
  }

  /** The same hierarchy, but its documents have to be JSON to the letter. */
  public ZarrStore strict() {
    ObjectMapper strict =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    return new ZarrStore(files, root, limits, strict);
  }

  ReadLimits limits() {
    return limits;
  }

  /** The path of a key in the file set. */
  public String place(String key) {
    return ZarrPaths.join(root, key);
  }

  /** Opens the object of a key; empty if there is none. */
  Optional<ByteSource> open(String key) throws IOException, ImagingException {
    try {
      return files.open(place(key));
    } catch (ZipFileSet.DamagedZipException e) {
      throw new ImagingException("zip.damaged", place(key), e.getMessage() + ".", e);
    }
  }

  /** Reads a whole object; empty if there is none. */
  Optional<byte[]> bytes(String key, int most) throws IOException, ImagingException {
    Optional<ByteSource> opened = open(key);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (ByteSource source = opened.get()) {
      if (source.size() > most) {
        throw new ImagingException(
            "zarr.object-too-large",
            place(key),
            "This file has %,d bytes, more than the %,d that it may have."
                .formatted(source.size(), most));
      }
      byte[] bytes = new byte[(int) source.size()];
      source.read(0, bytes, 0, bytes.length);
      return Optional.of(bytes);
    }
  }

  /**
   * The node at a path; empty if nothing is there.
   *
   * @throws ImagingException {@code zarr.bad-json}, {@code zarr.bad-node} if its documents are not
   *     what they should be
   */
  public Optional<ZarrNode> node(String path) throws IOException, ImagingException {
    Optional<JsonNode> three = object(ZarrPaths.join(path, "zarr.json"));
    return three.isPresent() ? Optional.of(three(path, three.get())) : two(path);
  }

  private ZarrNode three(String path, JsonNode document) throws ImagingException {
    String type = document.path("node_type").asText();
    boolean array = type.equals("array");
    if (document.path("zarr_format").asInt() != 3 || !(array || type.equals("group"))) {
      throw new ImagingException(
          "zarr.bad-node",
          place(ZarrPaths.join(path, "zarr.json")),
          "This is neither a group nor an array of Zarr version 3.");
    }
    return new ZarrNode(
        path,
        array ? ZarrNode.Kind.ARRAY : ZarrNode.Kind.GROUP,
        3,
        document,
        attributes(document.path("attributes")),
        List.of(ZarrPaths.join(path, "zarr.json")));
  }

  private Optional<ZarrNode> two(String path) throws IOException, ImagingException {
    String arrayKey = ZarrPaths.join(path, ".zarray");
    String groupKey = ZarrPaths.join(path, ".zgroup");
    String attributesKey = ZarrPaths.join(path, ".zattrs");
    List<String> documents = new ArrayList<>();
    Optional<JsonNode> array = object(arrayKey);
    array.ifPresent(found -> documents.add(arrayKey));
    Optional<JsonNode> group = array.isPresent() ? Optional.empty() : object(groupKey);
    group.ifPresent(found -> documents.add(groupKey));
    Optional<JsonNode> attributes = object(attributesKey);
    attributes.ifPresent(found -> documents.add(attributesKey));
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    JsonNode empty = JsonNodeFactory.instance.objectNode();
    return Optional.of(
        new ZarrNode(
            path,
            array.isPresent() ? ZarrNode.Kind.ARRAY : ZarrNode.Kind.GROUP,
            2,
            array.or(() -> group).orElse(empty),
            attributes(attributes.orElse(empty)),
            documents));
  }

  private Optional<JsonNode> object(String key) throws IOException, ImagingException {
    Optional<byte[]> bytes = bytes(key, limits.maxMetadata());
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    JsonNode node;
    try {
      node = JsonBytes.read(json, bytes.get());
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where = at == null ? "" : " in line " + at.getLineNr();
      throw new ImagingException(
          "zarr.bad-json", place(key), "This is not JSON: " + e.getOriginalMessage() + where, e);
    }
    if (!node.isObject()) {
      throw new ImagingException("zarr.bad-json", place(key), "This is not a JSON object.");
    }
    return Optional.of(node);
  }

  private static JsonNode attributes(JsonNode node) {
    return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
  }
}
