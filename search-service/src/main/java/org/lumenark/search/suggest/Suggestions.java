package org.lumenark.search.suggest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.search.index.SearchConfig;
import org.lumenark.search.index.SearchEngine;
import org.lumenark.search.index.SearchIndex;
import org.lumenark.search.index.StudyDocument;
import org.lumenark.search.suggest.Suggested.Group;
import org.lumenark.search.suggest.Suggested.Item;
import org.lumenark.search.term.Lexicon;
import org.lumenark.search.term.Terms;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Looks for suggestions in the index of public studies and nowhere else, in one request. Values are
 * found by the beginning of any of their words, terms of ontologies by their other names too.
 */
@ApplicationScoped
class Suggestions {

  private static final int SHORTEST = 2;
  private static final int MOST_OF_A_FIELD = 5;

  /** Of values that another name was typed for. */
  private static final int MOST_NAMED = 100;

  private static final String NAMED = "-named";

  private final SearchEngine engine;
  private final Lexicon lexicon;
  private final String timeout;

  Suggestions(SearchEngine engine, Lexicon lexicon, SearchConfig config) {
    this.engine = engine;
    this.lexicon = lexicon;
    this.timeout = config.timeout().toMillis() + "ms";
  }

  Uni<Suggested> of(String typed) {
    Optional<String> beginning = Beginning.of(typed);
    if (typed.strip().length() < SHORTEST || beginning.isEmpty() && isBlank(typed)) {
      return Uni.createFrom().item(new Suggested(List.of()));
    }
    return lexicon
        .known()
        .chain(terms -> engine.search(request(typed, beginning, terms), StudyDocument.class))
        .map(Suggestions::suggested);
  }

  private static boolean isBlank(String typed) {
    return typed.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private SearchRequest request(String typed, Optional<String> beginning, Terms terms) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(SearchIndex.STUDY_PUBLIC.alias())
            .query(
                Query.of(q ->
                    q.bool(b ->
                        b.filter(f ->
                                f.term(
                                    t -> t.field("type").value(FieldValue.of(StudyDocument.TYPE))))
                            .filter(f -> f.term(t -> t.field("public").value(FieldValue.TRUE))))))
            // Titles are hits, and must not narrow what is counted.
            .postFilter(
                Query.of(q ->
                    q.matchBoolPrefix(
                        m -> m.field("title.beginnings").query(typed).operator(Operator.And))))
            .sort(sort -> sort.field(f -> f.field("releaseDate").order(SortOrder.Desc)))
            .timeout(timeout)
            .size(MOST_OF_A_FIELD);
    for (SuggestedField field : SuggestedField.values()) {
      beginning.ifPresent(expression ->
          request.aggregations(
              field.label(),
              each ->
                  each.terms(t ->
                      t.field(field.path())
                          .size(MOST_OF_A_FIELD)
                          .include(include -> include.regexp(expression)))));
      List<String> named =
          field.terms().stream()
              .flatMap(term -> terms.beginning(term, typed).stream())
              .limit(MOST_NAMED)
              .toList();
      if (!named.isEmpty()) {
        request.aggregations(
            field.label() + NAMED,
            each ->
                each.terms(t ->
                    t.field(field.path())
                        .size(MOST_OF_A_FIELD)
                        .include(include -> include.terms(named))));
      }
    }
    return request.build();
  }

  private static Suggested suggested(SearchResponse<StudyDocument> response) {
    List<Group> groups = new ArrayList<>();
    for (SuggestedField field : SuggestedField.values()) {
      Map<String, Long> values = new LinkedHashMap<>();
      for (String label : List.of(field.label(), field.label() + NAMED)) {
        counts(Optional.ofNullable(response.aggregations().get(label)))
            .forEach(values::putIfAbsent);
      }
      if (!values.isEmpty()) {
        groups.add(
            new Group(
                field.label(),
                values.entrySet().stream()
                    .limit(MOST_OF_A_FIELD)
                    .map(each ->
                        new Item(
                            each.getKey(),
                            field.query(each.getKey()),
                            Optional.of(each.getValue()),
                            Optional.empty()))
                    .toList()));
      }
    }
    List<Item> titles =
        response.hits().hits().stream()
            .flatMap(hit -> Optional.ofNullable(hit.source()).stream())
            .map(study ->
                new Item(
                    study.title(),
                    "accession:" + study.accession(),
                    Optional.empty(),
                    Optional.of(study.accession())))
            .toList();
    if (!titles.isEmpty()) {
      groups.add(new Group(Suggested.TITLE, titles));
    }
    return new Suggested(groups);
  }

  private static Map<String, Long> counts(Optional<Aggregate> aggregate) {
    Map<String, Long> counts = new LinkedHashMap<>();
    aggregate
        .filter(Aggregate::isSterms)
        .ifPresent(terms ->
            terms
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> counts.put(bucket.key(), bucket.docCount())));
    return counts;
  }
}
