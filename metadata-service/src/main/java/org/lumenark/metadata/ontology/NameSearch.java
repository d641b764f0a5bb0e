package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.ontology.Match.How;

/**
 * Looks names up. Each query reads a bounded piece of an index in its order, so that it takes the
 * same time whatever is asked and however large the ontologies are.
 */
@ApplicationScoped
class NameSearch {

  /** Greater than any continuation of a text in the order of bytes. */
  private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

  private static final String COLUMNS =
      """
      select n.how, n.rank, n.words, n.load, t.id, t.label, cast(array_to_json(t.synonyms) as text),
        case when n.place = 0 then t.label else t.synonyms[n.place] end
        from (%s) n
        join ontology_term t on t.load = n.load and t.number = n.number
       order by n.how, n.rank, n.words, t.id
      """;

  /** The name itself; names that begin so; names of which a later word begins so. */
  private static final String BEGINNING =
      COLUMNS.formatted(
          """
          (select 0 as how, rank, words, load, number, place from ontology_name
            where load in (%1$s) and inside = 0 and words = :words order by rank limit :most)
          union all
          (select 1, rank, words, load, number, place from ontology_name
            where load in (%1$s) and inside = 0 and words > :words and words < :end
            order by words limit :most)
          union all
          (select 2, rank, words, load, number, place from ontology_name
            where load in (%1$s) and inside = 1 and words >= :words and words < :end
            order by words limit :most)
          """);

  private static final String WORD =
      COLUMNS.formatted(
          """
          (select 2 as how, rank, words, load, number, place from ontology_name
            where load in (%1$s) and inside = 0 and words >= :words and words < :end
            order by words limit :most)
          union all
          (select 2, rank, words, load, number, place from ontology_name
            where load in (%1$s) and inside = 1 and words >= :words and words < :end
            order by words limit :most)
          """);

  private static final String EXACT =
      COLUMNS.formatted(
          """
          select 0 as how, rank, words, load, number, place from ontology_name
           where load in (%1$s) and inside = 0 and words in (:words) and rank <= 1 limit :most
          """);

  private static final String KNOWN =
      """
      select 1 where exists (
        select 1 from ontology_name where load in (%1$s) and inside = 0
           and words >= :word and words < :end)
       or exists (
        select 1 from ontology_name where load in (%1$s) and inside = 1
           and words >= :word and words < :end)
      """;

  private static final String LIKE =
      """
      select word from ontology_word where load in (%s) and word %% :word
       group by word order by similarity(word, :word) desc, word limit :most
      """;

  /** Names that are, begin with, or have a later word that begins with these words. */
  Uni<List<Hit>> beginning(Mutiny.Session session, Loads loads, String words, int most) {
    return hits(session, loads, BEGINNING, words, most);
  }

  /** Names of which any word begins so. */
  Uni<List<Hit>> word(Mutiny.Session session, Loads loads, String word, int most) {
    return hits(session, loads, WORD, word, most);
  }

  /** Labels and exact synonyms that are one of these. */
  Uni<List<Hit>> exact(Mutiny.Session session, Loads loads, List<String> words, int most) {
    if (loads.isEmpty() || words.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery(EXACT.formatted(loads.numbers()), Object[].class)
        .setParameter("words", words)
        .setParameter("most", most)
        .getResultList()
        .map(rows -> rows.stream().map(row -> hit(loads, row)).toList());
  }

  /** Whether any name has a word that begins so. */
  Uni<Boolean> isKnown(Mutiny.Session session, Loads loads, String word) {
    return session
        .createNativeQuery(KNOWN.formatted(loads.numbers()), Object.class)
        .setParameter("word", word)
        .setParameter("end", word + AFTER_ALL)
        .getResultList()
        .map(found -> !found.isEmpty());
  }

  /** Words that look like this one, the most like first. */
  Uni<List<String>> like(Mutiny.Session session, Loads loads, String word, int most) {
    return session
        .createNativeQuery(LIKE.formatted(loads.numbers()), String.class)
        .setParameter("word", word)
        .setParameter("most", most)
        .getResultList();
  }

  private static Uni<List<Hit>> hits(
      Mutiny.Session session, Loads loads, String query, String words, int most) {
    return session
        .createNativeQuery(query.formatted(loads.numbers()), Object[].class)
        .setParameter("words", words)
        .setParameter("end", words + AFTER_ALL)
        .setParameter("most", most)
        .getResultList()
        .map(rows -> rows.stream().map(row -> hit(loads, row)).toList());
  }

  private static Hit hit(Loads loads, Object[] row) {
    return new Hit(
        How.values()[(int) OntologyRows.number(row[0])],
        (int) OntologyRows.number(row[1]),
        OntologyRows.text(row[2]),
        loads.byId(OntologyRows.number(row[3])),
        OntologyRows.text(row[4]),
        OntologyRows.text(row[5]),
        OntologyRows.texts(row[6]),
        OntologyRows.text(row[7]));
  }
}
