package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A group or an array as its documents tell of it.
 *
 * @param path in the hierarchy; the root is empty
 * @param format of Zarr, 2 or 3
 * @param metadata {@code zarr.json}, {@code .zarray} or {@code .zgroup}
 * @param attributes an object; empty if there are none
 * @param documents keys of the files that were read
 */
public record ZarrNode(
    String path,
    Kind kind,
    int format,
    JsonNode metadata,
    JsonNode attributes,
    List<String> documents) {

  /** What a node is. */
  public enum Kind {
    GROUP,
    ARRAY
  }

  public ZarrNode {
    documents = List.copyOf(documents);
  }

  public boolean isArray() {
    return kind == Kind.ARRAY;
  }

  /** The OME metadata: below {@code ome} since 0.5, the attributes themselves before. */
  public JsonNode ome() {
    JsonNode ome = attributes.path("ome");
    return ome.isObject() ? ome : attributes;
  }
}
