package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lumenark.metadata.file.AttributeFilter;

/**
 * What of one study version is in a manifest: all files if neither filters nor paths are given.
 *
 * @param files of the whole version
 * @param filters all of which a file meets
 * @param paths of the files, each once
 */
record Part(
    String accession, int version, long files, List<AttributeFilter> filters, List<String> paths) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  Part {
    filters = List.copyOf(filters);
    paths = List.copyOf(paths);
  }

  /** Keys of the filters in the index, in an order of their own. */
  List<String> keys() {
    return filters.stream().map(AttributeFilter::key).sorted().toList();
  }

  /** What was asked for, as it is told to readers: paths are counted, as the files name them. */
  String chosen() {
    ObjectNode chosen = JsonNodeFactory.instance.objectNode();
    for (AttributeFilter filter : filters) {
      if (filter.isOfComponent()) {
        chosen.put("component", filter.value());
      } else {
        chosen.withArray("filter").add(filter.asked());
      }
    }
    if (!paths.isEmpty()) {
      chosen.put("paths", paths.size());
    }
    return chosen.toString();
  }

  /** All parts as the statement takes them that writes their blocks. */
  static String json(List<Part> parts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int number = 0; number < parts.size(); number++) {
      Part part = parts.get(number);
      ObjectNode object =
          array
              .addObject()
              .put("part", number)
              .put("accession", part.accession())
              .put("version", part.version())
              .put("files", part.files())
              .put("chosen", part.chosen());
      ArrayNode keys = object.putArray("keys");
      part.keys().forEach(keys::add);
      ArrayNode paths = object.putArray("paths");
      part.paths().forEach(paths::add);
    }
    try {
      return MAPPER.writeValueAsString(array);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can be written", impossible);
    }
  }
}
