package org.lumenark.metadata.ontology;

import java.util.List;

/**
 * A name that was found.
 *
 * @param rank of the name: 0 label, 1 exact, 2 narrow, 3 broad, 4 related
 * @param words the name from the place that was found
 * @param text the whole name as the ontology has it
 */
record Hit(
    Match.How how,
    int rank,
    String words,
    CurrentLoad load,
    String id,
    String label,
    List<String> synonyms,
    String text) {

  Hit as(Match.How other) {
    return new Hit(other, rank, words, load, id, label, synonyms, text);
  }
}
