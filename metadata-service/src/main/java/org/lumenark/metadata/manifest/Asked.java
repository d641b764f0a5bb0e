package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.find.FileQuery;

/** The search that a manifest was made of, as it is kept and told: a JSON object. */
final class Asked {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Asked() {}

  /**
   * @param accessions of the studies that were searched; none if all were
   */
  static String of(
      Optional<FileQuery> query, List<AttributeFilter> filters, List<String> accessions) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    query.ifPresent(given -> asked.put("q", given.text()));
    if (!accessions.isEmpty()) {
      accessions.forEach(asked.putArray("studies")::add);
    }
    if (!filters.isEmpty()) {
      filters.stream().map(AttributeFilter::asked).forEach(asked.putArray("filter")::add);
    }
    return asked.toString();
  }

  /** What a search for studies or images asked. */
  static String of(ThingSearch things) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("in", things.kind().value())
        .put("q", things.text())
        .toString();
  }

  /**
   * @param asked of a manifest that a search was asked for
   */
  static FileQuery query(String asked) {
    return FileQuery.of(text(asked).orElseThrow());
  }

  /** The query of the search, if there was one. */
  static Optional<String> text(String asked) {
    return member(asked, "q");
  }

  /** Whether studies or images were searched for; empty for files. */
  static Optional<String> in(String asked) {
    return member(asked, "in");
  }

  private static Optional<String> member(String asked, String name) {
    try {
      return Optional.ofNullable(MAPPER.readTree(asked).path(name).textValue());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("what was asked is no JSON", impossible);
    }
  }
}
