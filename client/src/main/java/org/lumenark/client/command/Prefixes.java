package org.lumenark.client.command;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.ontology.OntologyTerm;
import org.lumenark.ontology.OntologyVisitor;

/** Counts the prefixes of an ontology's ids: the most frequent one is what people call it by. */
final class Prefixes implements OntologyVisitor {

  /** So many are told apart; a file with more has none that is its own. */
  private static final int MOST = 1_000;

  private final Map<String, Long> counts = new HashMap<>();
  private long terms;

  @Override
  public void term(OntologyTerm term) {
    terms++;
    int colon = term.id().indexOf(':');
    if (colon > 0 && !term.id().contains("://")) {
      String prefix = term.id().substring(0, colon);
      if (counts.containsKey(prefix) || counts.size() < MOST) {
        counts.merge(prefix, 1L, Long::sum);
      }
    }
  }

  long terms() {
    return terms;
  }

  /**
   * @throws ClientException if no id has a prefix
   */
  String most() {
    return counts.entrySet().stream()
        .max(
            Comparator.comparing((Map.Entry<String, Long> entry) -> entry.getValue())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElseThrow(() ->
            new ClientException(
                ExitCode.USAGE,
                "usage.name",
                "The ids of the file have no prefix. Say what it is called: --name NAME.",
                "--name"));
  }
}
