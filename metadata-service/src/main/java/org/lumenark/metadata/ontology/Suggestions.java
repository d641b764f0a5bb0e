package org.lumenark.metadata.ontology;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.ontology.Match.How;
import org.lumenark.metadata.ontology.Match.NameKind;
import org.lumenark.ontology.Words;

/**
 * Terms that may be meant by what was typed so far: the name itself first, then what begins so,
 * then what has a word that begins so or has all the words in any order; only where that is not
 * enough, what is like it. Terms that are obsolete are never suggested.
 */
@ApplicationScoped
class Suggestions {

  private static final int SYNONYMS = 5;
  private static final int MOST_NAMES = 500;
  private static final int SHORTEST_CORRECTED = 4;
  private static final int MOST_WORDS = 6;
  private static final int CORRECTIONS = 3;

  private final Mutiny.SessionFactory sessions;
  private final OntologyRows rows;
  private final NameSearch names;

  Suggestions(Mutiny.SessionFactory sessions, OntologyRows rows, NameSearch names) {
    this.sessions = sessions;
    this.rows = rows;
    this.names = names;
  }

  Uni<List<Suggestion>> of(String typed, Optional<String> ontology, int limit) {
    String words = Words.of(typed);
    return sessions.withSession(session ->
        rows.current(session)
            .map(loads -> loads.named(ontology))
            .chain(loads ->
                words.isEmpty() || loads.isEmpty()
                    ? Uni.createFrom().item(List.<Suggestion>of())
                    : new Search(session, loads, limit).run(typed.strip(), words)));
  }

  /** One question while it is answered. */
  private final class Search {

    private final Mutiny.Session session;
    private final Loads loads;
    private final int limit;
    private final Map<String, Suggestion> found = new LinkedHashMap<>();

    Search(Mutiny.Session session, Loads loads, int limit) {
      this.session = session;
      this.loads = loads;
      this.limit = limit;
    }

    Uni<List<Suggestion>> run(String typed, String words) {
      return byId(typed)
          .chain(() -> names.beginning(session, loads, words, most()))
          .invoke(this::take)
          .chain(() -> inAnyOrder(words, How.WORD))
          .chain(() -> corrected(words))
          .map(done -> List.copyOf(found.values()).subList(0, Math.min(limit, found.size())));
    }

    private int most() {
      return limit * 3 + 10;
    }

    private boolean enough() {
      return found.size() >= limit;
    }

    /** Someone who knows the id types it. */
    private Uni<Void> byId(String typed) {
      return typed.indexOf(':') < 0
          ? Uni.createFrom().voidItem()
          : rows.terms(session, loads, List.of(typed))
              .invoke(terms ->
                  terms.stream()
                      .filter(term -> !term.obsolete())
                      .min(Comparator.comparing(TermRow::load, loads.homeFirst(typed)))
                      .ifPresent(term ->
                          found.put(
                              term.id(),
                              new Suggestion(
                                  term.id(),
                                  term.label(),
                                  term.load().name(),
                                  term.load().version(),
                                  first(term.synonyms()),
                                  new Match(term.id(), NameKind.LABEL, How.EXACT)))))
              .replaceWithVoid();
    }

    private Uni<Void> inAnyOrder(String words, How how) {
      List<String> each = List.of(words.split(" "));
      if (each.size() < 2 || enough()) {
        return Uni.createFrom().voidItem();
      }
      String longest = each.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
      return names
          .word(session, loads, longest, MOST_NAMES)
          .invoke(hits ->
              take(
                  hits.stream()
                      .filter(hit -> hasAll(Words.of(hit.text()), each))
                      .map(hit -> hit.as(how))
                      .toList()))
          .replaceWithVoid();
    }

    private Uni<Void> corrected(String words) {
      if (enough()) {
        return Uni.createFrom().voidItem();
      }
      List<String> each = Stream.of(words.split(" ")).limit(MOST_WORDS).toList();
      Uni<List<List<String>>> choices = Uni.createFrom().item(new ArrayList<>());
      for (String word : each) {
        choices = choices.chain(so -> choices(word).invoke(so::add).replaceWith(so));
      }
      return choices.chain(all -> {
        Uni<Void> step = Uni.createFrom().voidItem();
        for (String correction : corrections(all)) {
          if (!correction.equals(words)) {
            step = step.chain(() -> similar(correction));
          }
        }
        return step;
      });
    }

    /** The word itself if there is one that begins so, else what is like it. */
    private Uni<List<String>> choices(String word) {
      if (word.length() < SHORTEST_CORRECTED) {
        return Uni.createFrom().item(List.of(word));
      }
      return names
          .isKnown(session, loads, word)
          .chain(known ->
              known
                  ? Uni.createFrom().item(List.of(word))
                  : names
                      .like(session, loads, word, CORRECTIONS)
                      .map(like -> like.isEmpty() ? List.of(word) : like));
    }

    private Uni<Void> similar(String correction) {
      if (enough()) {
        return Uni.createFrom().voidItem();
      }
      return names
          .beginning(session, loads, correction, most())
          .invoke(hits -> take(hits.stream().map(hit -> hit.as(How.SIMILAR)).toList()))
          .chain(() -> inAnyOrder(correction, How.SIMILAR));
    }

    private void take(List<Hit> hits) {
      Map<String, List<Hit>> byTerm = new LinkedHashMap<>();
      for (Hit hit : hits) {
        byTerm.computeIfAbsent(hit.id(), id -> new ArrayList<>()).add(hit);
      }
      byTerm.forEach((id, all) -> {
        Hit best =
            all.stream()
                .min(
                    Comparator.comparing(Hit::how)
                        .thenComparing(Hit::load, loads.homeFirst(id))
                        .thenComparingInt(Hit::rank))
                .orElseThrow();
        found.putIfAbsent(id, suggestion(best));
      });
    }
  }

  /** The best choice of each word, then one with the second of each, and so on. */
  static List<String> corrections(List<List<String>> choices) {
    List<String> corrections = new ArrayList<>();
    for (int place = 0; place < CORRECTIONS; place++) {
      int at = place;
      String words =
          String.join(
              " ", choices.stream().map(each -> each.get(Math.min(at, each.size() - 1))).toList());
      if (!corrections.contains(words)) {
        corrections.add(words);
      }
    }
    return corrections;
  }

  /** Whether each of the words begins a word of the name. */
  static boolean hasAll(String name, List<String> words) {
    String spaced = " " + name;
    return words.stream().allMatch(word -> spaced.contains(" " + word));
  }

  private static Suggestion suggestion(Hit hit) {
    return new Suggestion(
        hit.id(),
        hit.label(),
        hit.load().name(),
        hit.load().version(),
        first(hit.synonyms()),
        new Match(hit.text(), NameKind.ofRank(hit.rank()), hit.how()));
  }

  private static List<String> first(List<String> synonyms) {
    return synonyms.subList(0, Math.min(SYNONYMS, synonyms.size()));
  }
}
