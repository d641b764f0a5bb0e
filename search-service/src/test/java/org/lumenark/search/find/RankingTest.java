package org.lumenark.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "organism:\"Mus musculus\" AND sizeZ:[10 TO *]",
        "pixelSizeX:[* TO 0.2] AND year:2026 AND NOT format:czi",
        "organism:mammal~",
        "channel:Hoechst",
        "released:[2026 TO *]"
      })
  void conditions_alone_rank_nothing(String query) {
    assertThat(sort(query, Matching.AS_TYPED)).isEqualTo(Sort.NEWEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mitosis",
        "\"spindle pole\"",
        "mitosis AND organism:\"Mus musculus\"",
        "gene:PLK1 OR gene:TP53",
        "file:plate1_A01.tif",
        "channel:mCherry"
      })
  void what_may_be_found_in_part_or_in_several_ways_is_ranked(String query) {
    assertThat(sort(query, Matching.AS_TYPED)).isEqualTo(Sort.RELEVANCE);
  }

  @Test
  void similar_words_are_ranked_by_how_similar_they_are() {
    assertThat(sort("channel:Hoechst", Matching.SIMILAR)).isEqualTo(Sort.RELEVANCE);
  }

  @Test
  void an_order_that_was_asked_for_stays() {
    SearchOrder order =
        SearchParameters.read(Target.IMAGES, "organism:\"Mus musculus\"", "", "name", null, null);
    assertThat(order.sort(Matching.AS_TYPED)).isEqualTo(Sort.NAME);
  }

  private static Sort sort(String query, Matching matching) {
    return SearchParameters.read(Target.IMAGES, query, "", null, null, null).sort(matching);
  }
}
