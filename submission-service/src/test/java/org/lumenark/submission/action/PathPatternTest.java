package org.lumenark.submission.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*.tmp, a.tmp, true",
    "*.tmp, .tmp, true",
    "*.tmp, a/b.tmp, false",
    "*.tmp, a.TMP, false",
    "**/*.tmp, a.tmp, true",
    "**/*.tmp, a/b/c.tmp, true",
    "**/.DS_Store, .DS_Store, true",
    "**/.DS_Store, a/.DS_Store/b, false",
    "raw/**, raw/a/b, true",
    "raw/**, raw, false",
    "raw/**, rawer/a, false",
    "a/**/z, a/z, true",
    "a/**/z, a/b/c/z, true",
    "a/**/z, a/b/c/zz, false",
    "a/**/b/**/c, a/x/b/y/b/c, true",
    "a?c, abc, true",
    "a?c, a\uD83D\uDE00c, true",
    "a?c, a/c, false",
    "a?c, ac, false",
    "*a*b*, xxaxxbxx, true",
    "*a*b*, xxbxxaxx, false",
    "a\\*b, a*b, true",
    "a\\*b, axb, false",
    "[a], [a], true",
    "[a], a, false",
    "{a}, {a}, true",
    "a.b, axb, false",
    "raw/, raw/a, false",
    "a//b, a/x/b, false",
    "**, a/b/c, true",
    "*, a/b, false"
  })
  void aPatternIsAboutWholePaths(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "raw/day1/*.tif, raw/day1/",
    "raw/d*, raw/d",
    "raw/**/x, raw/",
    "a\\*b, a*b",
    "whole/path.txt, whole/path.txt"
  })
  void onlyWhatBeginsLikeThePatternIsLookedAt(String pattern, String start) {
    assertThat(PathPattern.of(pattern).literalStart()).isEqualTo(start);
  }

  @Test
  void noPatternTakesLong() {
    String path = "a/".repeat(250) + "a".repeat(250);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(
                  PathPattern.of("**/a*".repeat(50) + "/" + "*a".repeat(100) + "b").matches(path))
              .isFalse();
          assertThat(PathPattern.of("**/".repeat(200) + "b").matches(path)).isFalse();
        });
  }
}
