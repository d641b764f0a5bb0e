package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.metadata.ontology.TermObject.Ancestor;

/** Reads the tables of ontologies. Only versions that are shown are ever looked into. */
@ApplicationScoped
class OntologyRows {

  private static final String CURRENT =
      "select id, name, version from ontology_load where state = 'current' order by lower(name)";

  private static final String LIST =
      """
      select name, version, form, terms, obsolete, loaded_at from ontology_load
       where state = 'current' order by lower(name)
      """;

  private static final String TERMS =
      """
      select load, id, label, definition, cast(array_to_json(synonyms) as text),
        cast(array_to_json(scopes) as text), obsolete, cast(array_to_json(replaced_by) as text)
        from ontology_term where load in (%s) and id in (:ids)
      """;

  /** A hundred steps: more than any hierarchy has, and an end for one that runs in a circle. */
  private static final String ANCESTORS =
      """
      with recursive up(id, distance) as (
        select p.id, 1 from ontology_term t
          cross join lateral unnest(t.is_a || t.part_of) as p(id)
         where t.load = %1$s and t.id = :id
        union
        select p.id, up.distance + 1 from up
          join ontology_term t on t.load = %1$s and t.id = up.id
          cross join lateral unnest(t.is_a || t.part_of) as p(id)
         where up.distance < 100)
      select t.id, t.label, min(up.distance) as nearest from up
        join ontology_term t on t.load = %1$s and t.id = up.id
       where t.id <> :id
       group by t.id, t.label order by nearest, t.id
      """;

  Uni<Loads> current(Mutiny.Session session) {
    return session
        .createNativeQuery(CURRENT, Object[].class)
        .getResultList()
        .map(rows ->
            new Loads(
                rows.stream()
                    .map(row -> new CurrentLoad(number(row[0]), text(row[1]), text(row[2])))
                    .toList()));
  }

  Uni<List<OntologyObject>> list(Mutiny.Session session) {
    return session
        .createNativeQuery(LIST, Object[].class)
        .getResultList()
        .map(rows -> rows.stream().map(OntologyRows::ontology).toList());
  }

  /** Terms with these ids, of every ontology that has them. */
  Uni<List<TermRow>> terms(Mutiny.Session session, Loads loads, List<String> ids) {
    if (loads.isEmpty() || ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery(TERMS.formatted(loads.numbers()), Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .map(rows -> rows.stream().map(row -> term(loads, row)).toList());
  }

  Uni<List<Ancestor>> ancestors(Mutiny.Session session, CurrentLoad load, String id) {
    return session
        .createNativeQuery(ANCESTORS.formatted(load.id()), Object[].class)
        .setParameter("id", id)
        .getResultList()
        .map(rows ->
            rows.stream()
                .map(row -> new Ancestor(text(row[0]), text(row[1]), (int) number(row[2])))
                .toList());
  }

  private static OntologyObject ontology(Object[] row) {
    return new OntologyObject(
        text(row[0]),
        text(row[1]),
        Optional.ofNullable(row[2]).map(String::valueOf).orElse(null),
        number(row[3]),
        number(row[4]),
        instant(row[5]));
  }

  private static TermRow term(Loads loads, Object[] row) {
    return new TermRow(
        loads.byId(number(row[0])),
        text(row[1]),
        text(row[2]),
        row[3] == null ? null : text(row[3]),
        texts(row[4]),
        texts(row[5]),
        (Boolean) row[6],
        texts(row[7]));
  }

  static long number(Object value) {
    return ((Number) value).longValue();
  }

  static String text(Object value) {
    return String.valueOf(value);
  }

  /** Arrays come as JSON: the reactive driver has none of them in native queries. */
  static List<String> texts(Object value) {
    try {
      return List.of(EventJson.mapper().readValue(text(value), String[].class));
    } catch (IOException impossible) {
      throw new UncheckedIOException("an array of texts", impossible);
    }
  }

  private static Instant instant(Object value) {
    return switch (value) {
      case Instant instant -> instant;
      case java.time.OffsetDateTime time -> time.toInstant();
      default -> throw new IllegalStateException("no instant: " + value.getClass());
    };
  }
}
