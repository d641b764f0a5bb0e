package org.lumenark.metadata.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lumenark.metadata.study.AskedPage;

/**
 * A page of a study's files, as a request asks for it.
 *
 * @param filters all of which a file meets
 * @param columns attributes that are shown; empty for all
 */
public record AskedFiles(AskedPage page, List<AttributeFilter> filters, Set<String> columns) {

  public AskedFiles {
    filters = List.copyOf(filters);
    columns = Set.copyOf(columns);
  }

  /** Those attributes that were asked for, in their order. */
  Map<String, String> shown(Map<String, String> attributes) {
    if (columns.isEmpty()) {
      return attributes;
    }
    Map<String, String> shown = new LinkedHashMap<>(attributes);
    shown.keySet().retainAll(columns);
    return shown;
  }
}
