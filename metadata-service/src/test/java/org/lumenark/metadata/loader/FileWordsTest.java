package org.lumenark.metadata.loader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileWordsTest {

  private final FileWords words = new FileWords();

  @Test
  void words_of_folders_and_names_are_split_where_case_or_kind_changes() {
    words.add("Plate 1/HeLaCells01_DAPI.ome.tif");

    assertThat(words.words())
        .containsExactly("plate", "he", "la", "cells", "dapi", "ome", "tif", "helacells01");
  }

  @Test
  void letters_of_every_script_count() {
    words.add("Zürich/細胞分裂/école.png");

    assertThat(words.words()).containsExactly("zürich", "細胞分裂", "école", "png");
  }

  @Test
  void counters_are_no_words() {
    words.add("000123/2024-05-06/7.tif");

    assertThat(words.words()).containsExactly("tif");
  }

  @Test
  void numbered_names_leave_room_for_words() {
    for (int number = 0; number < 50_000; number++) {
      words.add("img%05d.tif".formatted(number));
    }
    words.add("mitosis.tif");

    assertThat(words.words()).hasSize(10_000).startsWith("img", "tif", "mitosis");
  }

  @Test
  void long_words_do_not_grow_an_event_beyond_its_bound() {
    for (int number = 0; number < 10_000; number++) {
      words.add("a".repeat(30) + "b".repeat(1 + number % 30) + "c" + letters(number));
    }

    assertThat(words.words().stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(200_000);
  }

  private static String letters(int number) {
    return Integer.toString(number, 10)
        .chars()
        .mapToObj(c -> "" + (char) ('d' + c - '0'))
        .reduce("", String::concat);
  }

  @Test
  void a_word_of_a_thousand_letters_is_left_out() {
    words.add("x".repeat(1_000) + "/cells.tif");

    assertThat(words.words()).containsExactly("cells", "tif");
  }
}
