package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.ontology.TermObject.Ancestor;
import org.lumenark.metadata.ontology.TermObject.NameObject;
import org.lumenark.metadata.ontology.TermObject.TermReference;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Which ontologies there are, and single terms of them. */
@ApplicationScoped
class Ontologies {

  private final Mutiny.SessionFactory sessions;
  private final OntologyRows rows;

  Ontologies(Mutiny.SessionFactory sessions, OntologyRows rows) {
    this.sessions = sessions;
    this.rows = rows;
  }

  Uni<List<OntologyObject>> list() {
    return sessions.withSession(rows::list);
  }

  /**
   * The term, of the ontology whose prefix its id has if that is loaded.
   *
   * @throws ProblemException {@code not-found} in the answer if no ontology has it
   */
  Uni<TermObject> term(String id, Optional<String> ontology) {
    return sessions.withSession(session ->
        rows.current(session)
            .map(loads -> loads.named(ontology))
            .chain(loads ->
                rows.terms(session, loads, List.of(id))
                    .map(found -> home(loads, found, id))
                    .chain(term -> whole(session, loads, term))));
  }

  static TermRow home(Loads loads, List<TermRow> found, String id) {
    return found.stream()
        .filter(term -> term.id().equals(id))
        .min(Comparator.comparing(TermRow::load, loads.homeFirst(id)))
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  private Uni<TermObject> whole(Mutiny.Session session, Loads loads, TermRow term) {
    return rows.ancestors(session, term.load(), term.id())
        .chain(ancestors ->
            rows.terms(session, loads, term.replacedBy())
                .map(replacements -> object(loads, term, ancestors, replacements)));
  }

  private static TermObject object(
      Loads loads, TermRow term, List<Ancestor> ancestors, List<TermRow> replacements) {
    List<NameObject> synonyms = new ArrayList<>();
    for (int i = 0; i < term.synonyms().size(); i++) {
      synonyms.add(new NameObject(term.synonyms().get(i), term.scopes().get(i)));
    }
    return new TermObject(
        term.id(),
        term.label(),
        term.load().name(),
        term.load().version(),
        term.definition(),
        synonyms,
        term.obsolete(),
        references(loads, term.replacedBy(), replacements),
        ancestors);
  }

  static List<TermReference> references(Loads loads, List<String> ids, List<TermRow> found) {
    return ids.stream()
        .map(id ->
            new TermReference(
                id,
                found.stream()
                    .filter(term -> term.id().equals(id))
                    .min(Comparator.comparing(TermRow::load, loads.homeFirst(id)))
                    .map(TermRow::label)
                    .orElse(null)))
        .toList();
  }
}
