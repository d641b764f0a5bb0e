package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.ontology.Words;

/**
 * Says of values that documents have how their terms are called besides, and what these are kinds
 * of. A value may stand for terms of several ontologies; it may end in a remark in parentheses.
 */
@ApplicationScoped
class Lineages {

  private static final int MOST_NAMESAKES = 1_000;

  /** A hundred steps: more than any hierarchy has, and an end for one that runs in a circle. */
  private static final String ABOVE =
      """
      with recursive up(load, start, id, distance) as (
        select t.load, t.id, t.id, 0 from ontology_term t
         where t.load in (%1$s) and t.id in (:ids)
        union
        select up.load, up.start, p.id, up.distance + 1 from up
          join ontology_term t on t.load = up.load and t.id = up.id
          cross join lateral unnest(t.is_a) as p(id)
         where up.distance < 100)
      select distinct up.start, up.distance = 0, t.label,
          cast(array_to_json(t.synonyms) as text), cast(array_to_json(t.scopes) as text)
        from up join ontology_term t on t.load = up.load and t.id = up.id
       where t.load in (%1$s)
      """;

  private final Mutiny.SessionFactory sessions;
  private final OntologyRows rows;
  private final NameSearch names;

  Lineages(Mutiny.SessionFactory sessions, OntologyRows rows, NameSearch names) {
    this.sessions = sessions;
    this.rows = rows;
    this.names = names;
  }

  /** Values that no ontology here has are left out. */
  Uni<KnownLineages> of(List<String> values) {
    Map<String, String> words = new LinkedHashMap<>();
    values.forEach(value -> words.put(value, Words.of(withoutRemark(value))));
    return sessions.withSession(session ->
        rows.current(session)
            .chain(loads ->
                names
                    .exact(session, loads, asked(words), MOST_NAMESAKES)
                    .chain(hits ->
                        above(session, loads, hits)
                            .map(terms -> new KnownLineages(lineages(words, hits, terms))))));
  }

  private static List<String> asked(Map<String, String> words) {
    return words.values().stream().filter(each -> !each.isEmpty()).distinct().toList();
  }

  static String withoutRemark(String value) {
    int open = value.lastIndexOf('(');
    return open > 0 && value.strip().endsWith(")") ? value.substring(0, open) : value;
  }

  private record Term(boolean own, List<String> names) {}

  private static Uni<Map<String, List<Term>>> above(
      Mutiny.Session session, Loads loads, List<Hit> hits) {
    Set<String> ids = new LinkedHashSet<>(hits.stream().map(Hit::id).toList());
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(ABOVE.formatted(loads.numbers()), Object[].class)
        .setParameter("ids", List.copyOf(ids))
        .getResultList()
        .map(found -> {
          Map<String, List<Term>> terms = new HashMap<>();
          for (Object[] row : found) {
            terms
                .computeIfAbsent(OntologyRows.text(row[0]), id -> new ArrayList<>())
                .add(new Term((Boolean) row[1], names(row)));
          }
          return terms;
        });
  }

  /** The label, and synonyms that mean the very same. */
  private static List<String> names(Object[] row) {
    List<String> names = new ArrayList<>();
    names.add(OntologyRows.text(row[2]));
    List<String> synonyms = OntologyRows.texts(row[3]);
    List<String> scopes = OntologyRows.texts(row[4]);
    for (int i = 0; i < Math.min(synonyms.size(), scopes.size()); i++) {
      if (scopes.get(i).equals("exact")) {
        names.add(synonyms.get(i));
      }
    }
    return names;
  }

  private static Map<String, KnownLineages.Lineage> lineages(
      Map<String, String> words, List<Hit> hits, Map<String, List<Term>> terms) {
    Map<String, KnownLineages.Lineage> lineages = new LinkedHashMap<>();
    words.forEach((value, asked) -> {
      Set<String> own = new LinkedHashSet<>();
      Set<String> above = new LinkedHashSet<>();
      for (Hit hit : hits) {
        if (hit.words().equals(asked)) {
          terms
              .getOrDefault(hit.id(), List.of())
              .forEach(term -> (term.own() ? own : above).addAll(term.names()));
        }
      }
      if (!own.isEmpty()) {
        lineages.put(value, new KnownLineages.Lineage(List.copyOf(own), List.copyOf(above)));
      }
    });
    return lineages;
  }
}
