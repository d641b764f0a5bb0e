package org.lumenark.search.find;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lumenark.platform.security.Caller;
import org.lumenark.search.query.Field;
import org.lumenark.search.query.Query.And;
import org.lumenark.search.query.Query.Everything;
import org.lumenark.search.query.Query.Exactly;
import org.lumenark.search.query.Query.Not;
import org.lumenark.search.query.Query.Numbers;
import org.lumenark.search.query.Query.Or;
import org.lumenark.search.query.Query.Phrase;
import org.lumenark.search.query.Query.Times;
import org.lumenark.search.query.Query.Word;
import org.lumenark.search.query.Vocabulary;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/** Says a query in the engine's terms, and adds what the caller may see. */
public final class QueryTranslation {

  private static final float TIE_BREAKER = 0.25f;

  private final Target target;

  public QueryTranslation(Target target) {
    this.target = target;
  }

  /** The query, held to real documents that the caller may see. */
  public Query visible(org.lumenark.search.query.Query query, Caller caller) {
    return Query.of(root ->
        root.bool(bool ->
            bool.must(translate(query))
                .filter(term("type", target.type()))
                .filter(visibility(caller))));
  }

  private static Query visibility(Caller caller) {
    if (caller.seesEverything()) {
      return everything();
    }
    Query open = Query.of(q -> q.term(t -> t.field("public").value(FieldValue.TRUE)));
    return caller
        .subject()
        .map(subject -> anyOf(List.of(open, term("readers", subject))))
        .orElse(open);
  }

  private Query translate(org.lumenark.search.query.Query query) {
    return switch (query) {
      case Everything() -> everything();
      case Word(Optional<Field> field, String text) -> text(field, text, TextQueryType.BestFields);
      case Phrase(Optional<Field> field, String text) -> text(field, text, TextQueryType.Phrase);
      case Exactly(Field field, String value) -> term(field.path(), value);
      case Numbers(Field field, Optional<BigDecimal> from, Optional<BigDecimal> to) ->
          numbers(field, from, to);
      case Times(Field field, Optional<Instant> from, Optional<Instant> before) ->
          times(field, from, before);
      case And(List<org.lumenark.search.query.Query> parts) ->
          Query.of(q -> q.bool(b -> b.must(parts.stream().map(this::translate).toList())));
      case Or(List<org.lumenark.search.query.Query> parts) ->
          anyOf(parts.stream().map(this::translate).toList());
      case Not(org.lumenark.search.query.Query part) ->
          Query.of(q -> q.bool(b -> b.must(everything()).mustNot(translate(part))));
    };
  }

  private Query text(Optional<Field> field, String text, TextQueryType type) {
    List<String> fields = field.map(one -> List.of(one.path())).orElseGet(this::freeText);
    return Query.of(
        q -> q.multiMatch(m -> m.fields(fields).query(text).type(type).tieBreaker(TIE_BREAKER)));
  }

  private List<String> freeText() {
    Vocabulary vocabulary = target.vocabulary();
    return vocabulary.freeText().entrySet().stream()
        .map(entry -> entry.getKey() + "^" + entry.getValue())
        .toList();
  }

  private static Query numbers(Field field, Optional<BigDecimal> from, Optional<BigDecimal> to) {
    return Query.of(q ->
        q.range(range -> {
          range.field(field.path());
          from.ifPresent(bound -> range.gte(JsonData.of(bound)));
          to.ifPresent(bound -> range.lte(JsonData.of(bound)));
          return range;
        }));
  }

  private static Query times(Field field, Optional<Instant> from, Optional<Instant> before) {
    return Query.of(q ->
        q.range(range -> {
          range.field(field.path()).format("epoch_millis");
          from.ifPresent(bound -> range.gte(JsonData.of(bound.toEpochMilli())));
          before.ifPresent(bound -> range.lt(JsonData.of(bound.toEpochMilli())));
          return range;
        }));
  }

  private static Query term(String path, String value) {
    return Query.of(q -> q.term(t -> t.field(path).value(FieldValue.of(value))));
  }

  private static Query anyOf(List<Query> parts) {
    return Query.of(q -> q.bool(b -> b.should(parts).minimumShouldMatch("1")));
  }

  private static Query everything() {
    return Query.of(q -> q.matchAll(all -> all));
  }
}
