package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.ontology.KnownTerms.KnownId;
import org.lumenark.metadata.ontology.KnownTerms.NamedTerm;
import org.lumenark.ontology.Words;

/** Looks up what a document names: ids as they are, names by their words. */
@ApplicationScoped
class TermLookup {

  private static final int MOST_NAMESAKES = 500;

  private final Mutiny.SessionFactory sessions;
  private final OntologyRows rows;
  private final NameSearch names;

  TermLookup(Mutiny.SessionFactory sessions, OntologyRows rows, NameSearch names) {
    this.sessions = sessions;
    this.rows = rows;
    this.names = names;
  }

  Uni<KnownTerms> of(List<String> ids, List<String> texts) {
    return sessions.withSession(session ->
        rows.current(session)
            .chain(loads ->
                rows.terms(session, loads, ids)
                    .chain(found -> withReplacements(session, loads, ids, found))
                    .chain(known ->
                        named(session, loads, texts)
                            .map(terms ->
                                new KnownTerms(
                                    loads.loads().stream().map(CurrentLoad::name).toList(),
                                    known,
                                    terms)))));
  }

  private Uni<Map<String, KnownId>> withReplacements(
      Mutiny.Session session, Loads loads, List<String> ids, List<TermRow> found) {
    List<String> others = found.stream().flatMap(term -> term.replacedBy().stream()).toList();
    return rows.terms(session, loads, others)
        .map(replacements -> {
          Map<String, KnownId> known = new HashMap<>();
          for (String id : ids) {
            if (found.stream().anyMatch(term -> term.id().equals(id))) {
              TermRow term = Ontologies.home(loads, found, id);
              known.put(
                  id,
                  new KnownId(
                      term.label(),
                      term.load().name(),
                      term.obsolete(),
                      Ontologies.references(loads, term.replacedBy(), replacements)));
            }
          }
          return known;
        });
  }

  private Uni<Map<String, List<NamedTerm>>> named(
      Mutiny.Session session, Loads loads, List<String> texts) {
    List<String> words =
        texts.stream().map(Words::of).filter(each -> !each.isEmpty()).distinct().toList();
    return names
        .exact(session, loads, words, MOST_NAMESAKES)
        .map(hits -> {
          Map<String, List<NamedTerm>> named = new HashMap<>();
          for (String text : texts) {
            List<NamedTerm> terms = terms(loads, hits, Words.of(text));
            if (!terms.isEmpty()) {
              named.put(text, terms);
            }
          }
          return named;
        });
  }

  /** Each term once: of the ontology that it belongs to. */
  private static List<NamedTerm> terms(Loads loads, List<Hit> hits, String words) {
    Map<String, Hit> best = new LinkedHashMap<>();
    for (Hit hit : hits) {
      if (hit.words().equals(words)) {
        best.merge(
            hit.id(),
            hit,
            (one, other) ->
                loads.homeFirst(hit.id()).compare(one.load(), other.load()) <= 0 ? one : other);
      }
    }
    List<NamedTerm> terms = new ArrayList<>();
    best.values()
        .forEach(hit -> terms.add(new NamedTerm(hit.id(), hit.label(), hit.load().name())));
    return terms;
  }
}
