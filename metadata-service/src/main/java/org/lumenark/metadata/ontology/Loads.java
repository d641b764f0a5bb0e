package org.lumenark.metadata.ontology;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions that are shown, at the moment a request began. */
record Loads(List<CurrentLoad> loads) {

  Loads {
    loads = List.copyOf(loads);
  }

  /** Those of one name, or all. */
  Loads named(Optional<String> name) {
    return name.map(given ->
            new Loads(loads.stream().filter(load -> load.name().equalsIgnoreCase(given)).toList()))
        .orElse(this);
  }

  boolean isEmpty() {
    return loads.isEmpty();
  }

  /**
   * For a query: numbers of the archive's own, so that partitions are chosen when it is planned.
   */
  String numbers() {
    return loads.stream().map(load -> String.valueOf(load.id())).collect(joining(","));
  }

  CurrentLoad byId(long id) {
    return loads.stream().filter(load -> load.id() == id).findFirst().orElseThrow();
  }

  /** The ontology that ids of this prefix belong to comes before those that only import them. */
  Comparator<CurrentLoad> homeFirst(String id) {
    int colon = id.indexOf(':');
    String prefix = colon < 0 ? "" : id.substring(0, colon);
    return Comparator.<CurrentLoad>comparingInt(
            load -> load.name().equalsIgnoreCase(prefix) ? 0 : 1)
        .thenComparing(CurrentLoad::name);
  }
}
