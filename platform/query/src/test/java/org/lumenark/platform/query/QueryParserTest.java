package org.lumenark.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

class QueryParserTest {

  private static final Vocabulary FIELDS =
      new Vocabulary(
          Field.text("title", "title", 4),
          Field.term("organism", "organisms", 5),
          Field.exact("format"),
          Field.verbatim("attribute"),
          Field.number("sizeX"),
          Field.time("released", "releaseDate"));

  private static final Field ORGANISM = FIELDS.field("organism").orElseThrow();
  private static final Field SIZE_X = FIELDS.field("sizeX").orElseThrow();
  private static final Field RELEASED = FIELDS.field("released").orElseThrow();
  private static final Field FORMAT = FIELDS.field("format").orElseThrow();

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t\n", "\u00a0"})
  void an_empty_query_means_everything(String text) {
    assertThat(understood(text)).isEqualTo(new Everything());
  }

  @Test
  void words_side_by_side_must_all_match() {
    assertThat(understood("mouse brain")).isEqualTo(new And(List.of(word("mouse"), word("brain"))));
  }

  @Test
  void and_binds_closer_than_or() {
    assertThat(understood("a OR b c AND d"))
        .isEqualTo(new Or(List.of(word("a"), new And(List.of(word("b"), word("c"), word("d"))))));
  }

  @Test
  void not_and_parentheses_nest() {
    assertThat(understood("NOT (a OR NOT b)"))
        .isEqualTo(new Not(new Or(List.of(word("a"), new Not(word("b"))))));
  }

  @Test
  void operators_in_small_letters_are_words() {
    assertThat(understood("salt and pepper"))
        .isEqualTo(new And(List.of(word("salt"), word("and"), word("pepper"))));
  }

  @Test
  void a_field_takes_a_word_or_a_phrase_and_its_name_has_no_letter_case() {
    assertThat(understood("ORGANISM:mouse")).isEqualTo(new Word(Optional.of(ORGANISM), "mouse"));
    assertThat(understood("organism:\"Homo sapiens\""))
        .isEqualTo(new Phrase(Optional.of(ORGANISM), "Homo sapiens"));
    assertThat(understood("format:OME-TIFF")).isEqualTo(new Exactly(FORMAT, "ome-tiff"));
  }

  @Test
  void a_tilde_goes_down_the_ontology_of_a_field_that_has_one() {
    assertThat(understood("organism:mammal~")).isEqualTo(new Below(ORGANISM, "mammal"));
    assertThat(understood("organism:\"land plants\"~ root"))
        .isEqualTo(new And(List.of(new Below(ORGANISM, "land plants"), word("root"))));
  }

  @Test
  void a_verbatim_value_keeps_its_letter_case() {
    assertThat(understood("attribute:\"Gene:PLK1\""))
        .isEqualTo(new Exactly(FIELDS.field("attribute").orElseThrow(), "Gene:PLK1"));
  }

  @Test
  void ranges_have_closed_or_open_ends() {
    assertThat(understood("sizeX:[1000 TO *]"))
        .isEqualTo(new Numbers(SIZE_X, Optional.of(new BigDecimal("1000")), Optional.empty()));
    assertThat(understood("sizeX:[ -5   TO 7.25 ]"))
        .isEqualTo(
            new Numbers(
                SIZE_X, Optional.of(new BigDecimal("-5")), Optional.of(new BigDecimal("7.25"))));
    assertThat(understood("sizeX:512"))
        .isEqualTo(
            new Numbers(
                SIZE_X, Optional.of(new BigDecimal("512")), Optional.of(new BigDecimal("512"))));
  }

  @Test
  void dates_include_the_whole_last_day_month_or_year() {
    assertThat(understood("released:[2026-01-31 TO 2026-02]"))
        .isEqualTo(
            new Times(
                RELEASED,
                Optional.of(Instant.parse("2026-01-31T00:00:00Z")),
                Optional.of(Instant.parse("2026-03-01T00:00:00Z"))));
    assertThat(understood("released:2026"))
        .isEqualTo(
            new Times(
                RELEASED,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2027-01-01T00:00:00Z"))));
    assertThat(understood("released:[2026-01-01T10:00:00Z TO *]"))
        .isEqualTo(
            new Times(
                RELEASED, Optional.of(Instant.parse("2026-01-01T10:00:00Z")), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "(a | 0",
        "a) | 1",
        "a OR | 4",
        "AND a | 0",
        "NOT | 3",
        "\"open | 0",
        "sizeX:[1 TO 2 | 6",
        "sizeX:[1 2] | 6",
        "sizeX:[a TO 2] | 6",
        "sizeX:[1e9 TO 2] | 6",
        "sizeX:big | 6",
        "organism:[a TO b] | 9",
        "[1 TO 2] | 0",
        "nothing:here | 0",
        "a :b | 0",
        ":b | 0",
        "organism: | 9",
        "organism:(a OR b) | 9",
        "chrom* | 5",
        "mouse~2 | 5",
        "~ | 0",
        "title:mouse~ | 11",
        "sizeX:5~ | 7",
        "organism:[a TO b]~ | 9",
        "organism:-~ | 9",
        "a^4 | 1",
        "sizeX:{1 TO 2} | 6",
        "a\\b | 1",
        "+a | 0",
        "-a | 0",
        "a && b | 2",
        "released:2026-13-01 | 9",
        "released:+999999999-01-01T00:00:00Z | 9",
        "'& ' | 0",
        "] | 0"
      })
  void what_is_not_understood_is_pointed_at(String text, int position) {
    assertThat(QueryParser.parse(text, FIELDS))
        .isInstanceOfSatisfying(
            ParsedQuery.NotUnderstood.class,
            finding -> {
              assertThat(finding.position()).isEqualTo(position);
              assertThat(finding.message()).isNotBlank();
              assertThat(finding.remedy()).isNotBlank();
            });
  }

  @Test
  void length_depth_and_number_of_terms_are_bounded() {
    assertThat(position("a".repeat(1_001))).isEqualTo(1_000);
    assertThat(position("(".repeat(1_000))).isEqualTo(20);
    assertThat(position("NOT ".repeat(200) + "a")).isEqualTo(80);
    assertThat(position("a ".repeat(65))).isEqualTo(128);
    assertThat(understood("a ".repeat(64))).isInstanceOf(And.class);
    assertThat(understood("(".repeat(20) + "a" + ")".repeat(20))).isEqualTo(word("a"));
  }

  @Test
  void any_input_ends_as_a_query_or_a_finding_inside_the_text() {
    Random random = new Random(20261121);
    String alphabet = "ab~:()[]\"*~ANDORT O\u0000\ud83d\\{}^+-1.\n ";
    long start = System.nanoTime();
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      ParsedQuery parsed = QueryParser.parse(text.toString(), FIELDS);
      if (parsed instanceof ParsedQuery.NotUnderstood finding) {
        assertThat(finding.position()).as(text.toString()).isBetween(0, text.length());
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  private static Word word(String text) {
    return new Word(Optional.empty(), text);
  }

  private static Query understood(String text) {
    ParsedQuery parsed = QueryParser.parse(text, FIELDS);
    assertThat(parsed).isInstanceOf(ParsedQuery.Understood.class);
    return ((ParsedQuery.Understood) parsed).query();
  }

  private static int position(String text) {
    return ((ParsedQuery.NotUnderstood) QueryParser.parse(text, FIELDS)).position();
  }
}
