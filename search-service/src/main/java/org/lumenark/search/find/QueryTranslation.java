package org.lumenark.search.find;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumenark.platform.query.Field;
import org.lumenark.platform.query.Query.And;
import org.lumenark.platform.query.Query.Below;
import org.lumenark.platform.query.Query.Everything;
import org.lumenark.platform.query.Query.Exactly;
import org.lumenark.platform.query.Query.Not;
import org.lumenark.platform.query.Query.Numbers;
import org.lumenark.platform.query.Query.Or;
import org.lumenark.platform.query.Query.Phrase;
import org.lumenark.platform.query.Query.Times;
import org.lumenark.platform.query.Query.Word;
import org.lumenark.platform.query.Vocabulary;
import org.lumenark.platform.security.Caller;
import org.lumenark.search.term.TermField;
import org.lumenark.search.term.Terms;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.TextQueryType;

/** Says a query in the engine's terms, and adds what the caller may see. */
public final class QueryTranslation {

  private static final float TIE_BREAKER = 0.25f;

  /** Letters that may differ by the length of a word, as {@code AUTO} counts them. */
  private static final String LETTERS_THAT_DIFFER = "AUTO:4,8";

  private static final int SHORTEST_SIMILAR = 4;
  private static final int MOST_SIMILAR = 50;

  /** Longest name of a term that is seen in words side by side. */
  private static final int MOST_WORDS = 4;

  /** Left out beside other words: no one looks for them. */
  private static final Set<String> FILLERS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on",
          "or", "that", "the", "their", "these", "this", "to", "was", "were", "which", "with");

  private final Target target;
  private final Terms terms;

  public QueryTranslation(Target target, Terms terms) {
    this.target = target;
    this.terms = terms;
  }

  /** The query, held to real documents that the caller may see. */
  public Query visible(org.lumenark.platform.query.Query query, Matching matching, Caller caller) {
    return Query.of(root ->
        root.bool(bool -> bool.must(translate(query, matching)).filter(visibility(caller))));
  }

  /** What stands for a document that may not be found has a type of its own and nothing else. */
  private Query visibility(Caller caller) {
    if (caller.seesEverything()) {
      return term("type", target.type());
    }
    Query open = Query.of(q -> q.term(t -> t.field("public").value(FieldValue.TRUE)));
    return caller
        .subject()
        .map(subject -> anyOf(List.of(open, term("readers", subject))))
        .orElse(open);
  }

  /** Whether it goes down an ontology. */
  static boolean namesTerms(org.lumenark.platform.query.Query query) {
    return switch (query) {
      case Below _ -> true;
      case And(List<org.lumenark.platform.query.Query> parts) ->
          parts.stream().anyMatch(QueryTranslation::namesTerms);
      case Or(List<org.lumenark.platform.query.Query> parts) ->
          parts.stream().anyMatch(QueryTranslation::namesTerms);
      case Not(org.lumenark.platform.query.Query part) -> namesTerms(part);
      case Everything _, Word _, Phrase _, Exactly _, Numbers _, Times _ -> false;
    };
  }

  /** Whether it has a word that similar ones could stand for. */
  boolean hasSimilar(org.lumenark.platform.query.Query query) {
    return switch (query) {
      case Word(Optional<Field> field, String text) -> isSimilar(field, text);
      case And(List<org.lumenark.platform.query.Query> parts) ->
          parts.stream().anyMatch(this::hasSimilar);
      case Or(List<org.lumenark.platform.query.Query> parts) ->
          parts.stream().anyMatch(this::hasSimilar);
      case Everything _, Phrase _, Below _, Exactly _, Numbers _, Times _, Not _ -> false;
    };
  }

  private Query translate(org.lumenark.platform.query.Query query, Matching matching) {
    return switch (query) {
      case Everything() -> everything();
      case Word(Optional<Field> field, String text) -> word(field, text, matching);
      case Phrase(Optional<Field> field, String text) ->
          either(text(freeText(field), text, TextQueryType.Phrase), named(field, text));
      case Below(Field field, String name) -> below(field, name);
      case Exactly(Field field, String value) -> term(field.path(), value);
      case Numbers(Field field, Optional<BigDecimal> from, Optional<BigDecimal> to) ->
          numbers(field, from, to);
      case Times(Field field, Optional<Instant> from, Optional<Instant> before) ->
          times(field, from, before);
      case And(List<org.lumenark.platform.query.Query> parts) -> all(parts, matching);
      case Or(List<org.lumenark.platform.query.Query> parts) ->
          anyOf(parts.stream().map(part -> translate(part, matching)).toList());
      // What is excluded is excluded as it was typed.
      case Not(org.lumenark.platform.query.Query part) ->
          Query.of(
              q -> q.bool(b -> b.must(everything()).mustNot(translate(part, Matching.AS_TYPED))));
    };
  }

  private Query word(Optional<Field> field, String text, Matching matching) {
    Query typed = text(freeText(field), text, TextQueryType.BestFields);
    List<Query> also = new ArrayList<>(named(field, text));
    if (matching == Matching.SIMILAR && isSimilar(field, text)) {
      also.add(similar(field, text));
    }
    return either(typed, also);
  }

  /** Words side by side may be a name of a term, such as fruit fly, which no text has. */
  private Query all(List<org.lumenark.platform.query.Query> parts, Matching matching) {
    List<org.lumenark.platform.query.Query> meant =
        parts.stream().filter(part -> !isFiller(part)).toList();
    List<org.lumenark.platform.query.Query> kept = meant.isEmpty() ? parts : meant;
    List<Query> must = new ArrayList<>();
    int at = 0;
    while (at < kept.size()) {
      int words = Math.min(MOST_WORDS, freeWords(kept, at));
      List<Query> names = List.of();
      while (words > 1 && names.isEmpty()) {
        names = named(Optional.empty(), joined(kept.subList(at, at + words)));
        words = names.isEmpty() ? words - 1 : words;
      }
      int taken = Math.max(1, words);
      List<Query> each =
          kept.subList(at, at + taken).stream().map(part -> translate(part, matching)).toList();
      must.add(
          each.size() == 1
              ? each.getFirst()
              : either(Query.of(q -> q.bool(b -> b.must(each))), names));
      at += taken;
    }
    return Query.of(q -> q.bool(b -> b.must(must)));
  }

  private static boolean isFiller(org.lumenark.platform.query.Query part) {
    return part instanceof Word(Optional<Field> field, String text)
        && field.isEmpty()
        && FILLERS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static int freeWords(List<org.lumenark.platform.query.Query> parts, int from) {
    int words = 0;
    while (from + words < parts.size()
        && parts.get(from + words) instanceof Word(Optional<Field> field, String _)
        && field.isEmpty()) {
      words++;
    }
    return words;
  }

  private static String joined(List<org.lumenark.platform.query.Query> words) {
    return words.stream().map(word -> ((Word) word).text()).collect(Collectors.joining(" "));
  }

  private static Query text(List<String> fields, String text, TextQueryType type) {
    return Query.of(
        q -> q.multiMatch(m -> m.fields(fields).query(text).type(type).tieBreaker(TIE_BREAKER)));
  }

  private Query similar(Optional<Field> field, String text) {
    List<String> fields =
        field.map(one -> List.of(one.path())).orElseGet(() -> weighted(QueryTranslation::isProse));
    return Query.of(q ->
        q.multiMatch(m ->
            m.fields(fields)
                .query(text)
                .type(TextQueryType.BestFields)
                .tieBreaker(TIE_BREAKER)
                .fuzziness(LETTERS_THAT_DIFFER)
                .prefixLength(1)
                .maxExpansions(MOST_SIMILAR)));
  }

  /** A code, an accession or a gene is right or wrong. */
  private static boolean isSimilar(Optional<Field> field, String text) {
    return text.length() >= SHORTEST_SIMILAR
        && text.codePoints().allMatch(Character::isLetter)
        && field.map(QueryTranslation::isProse).orElse(true);
  }

  private static boolean isProse(Field field) {
    return !Set.of("gene", "accession", "licence", "file").contains(field.name());
  }

  private Query below(Field field, String name) {
    return either(
        text(List.of(field.path()), name, TextQueryType.Phrase),
        TermField.of(field).stream()
            .flatMap(term -> values(term, terms.below(term, name), field.weight()))
            .toList());
  }

  /** What has a value whose term has this very name, in one field or in any. */
  private List<Query> named(Optional<Field> field, String name) {
    return Arrays.stream(TermField.values())
        .filter(term -> field.map(one -> TermField.of(one).equals(Optional.of(term))).orElse(true))
        .flatMap(term ->
            values(
                term,
                terms.named(term, name),
                target.vocabulary().field(term.label()).map(Field::weight).orElse(1)))
        .toList();
  }

  private static Stream<Query> values(TermField term, List<String> values, int weight) {
    List<FieldValue> each = values.stream().map(FieldValue::of).toList();
    return each.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Query.of(q ->
                q.constantScore(score ->
                    score
                        .boost((float) weight)
                        .filter(
                            f -> f.terms(t -> t.field(term.path()).terms(v -> v.value(each)))))));
  }

  private static Query either(Query query, List<Query> others) {
    List<Query> all = Stream.concat(Stream.of(query), others.stream()).toList();
    return others.isEmpty()
        ? query
        : Query.of(q -> q.disMax(most -> most.queries(all).tieBreaker(TIE_BREAKER)));
  }

  private List<String> freeText(Optional<Field> field) {
    return field.map(one -> List.of(one.path())).orElseGet(() -> weighted(each -> true));
  }

  private List<String> weighted(Predicate<Field> wanted) {
    Vocabulary vocabulary = target.vocabulary();
    return vocabulary.freeText().stream()
        .filter(wanted)
        .map(field -> field.path() + "^" + field.weight())
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
