package org.lumenark.search.biostudies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.platform.query.Query;

class BioStudiesOrderTest {

  private static MultivaluedMap<String, String> given(String... pairs) {
    MultivaluedMap<String, String> given = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      given.add(pairs[i], pairs[i + 1]);
    }
    return given;
  }

  @Test
  void without_a_query_all_studies_are_asked_for_newest_first() {
    for (String query : new String[] {"", "*:*", "*"}) {
      BioStudiesOrder order = BioStudiesOrder.of(given("query", query), null);
      assertThat(order.query()).isInstanceOf(Query.Everything.class);
      assertThat(order.sortBy()).isEqualTo("release_date");
      assertThat(order.descending()).isTrue();
      assertThat(order.page()).isEqualTo(1);
      assertThat(order.pageSize()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "a AND", "nofield:x", "a^2", "\"open", "release_date:[2020 TO", "AND", "-.-"})
  void what_is_no_query_here_is_searched_for_as_words(String query) {
    assertThat(BioStudiesOrder.of(given("query", query), "BioImages").query()).isNotNull();
  }

  @Test
  void numbers_that_are_none_or_too_large_are_usual_ones() {
    BioStudiesOrder order =
        BioStudiesOrder.of(given("page", "-3", "pageSize", "5000", "sortBy", "views"), null);
    assertThat(order.page()).isEqualTo(1);
    assertThat(order.pageSize()).isEqualTo(100);
    assertThat(order.sortBy()).isEqualTo("release_date");
    assertThat(BioStudiesOrder.of(given("page", "x"), null).page()).isEqualTo(1);
  }

  @Test
  void facets_and_names_that_no_collection_has_are_refused() {
    assertThatThrownBy(() -> BioStudiesOrder.of(given("facet.organism", "human"), null))
        .isInstanceOf(BioStudiesOrder.Unsupported.class)
        .hasMessageContaining("facet.organism");
    assertThatThrownBy(() -> BioStudiesOrder.of(given(), "x\" OR accession:y"))
        .isInstanceOf(BioStudiesOrder.Unsupported.class);
  }
}
