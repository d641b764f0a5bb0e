package org.lumenark.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.client.failure.Detail;

class StudyPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.tif",
        "plate 1/A,1 [x] & 50% #2 @:=.tif",
        "Zellkern-übersicht/細胞.tif",
        ".DS_Store"
      })
  void ordinaryAndUnusualNamesCanBeStored(String path) {
    assertThat(StudyPath.check(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`../x`|path.traversal",
        "`a/./b`|path.traversal",
        "`/etc/passwd`|path.absolute",
        "`a//b`|path.empty-segment",
        "`a/`|path.empty-segment",
        "` a`|path.blank",
        "`a /b`|path.blank",
        "`a\\b`|path.backslash",
      })
  void whatCannotBeStoredHasACode(String path, String code) {
    assertThat(StudyPath.check(path).stream()).extracting(Detail::code).contains(code);
  }

  @Test
  void controlCharactersAndDirectionOverridesAreFoundAndShownHarmlessly() {
    assertThat(StudyPath.check("a\nb").stream())
        .extracting(Detail::code)
        .containsExactly("path.control");
    assertThat(StudyPath.check("gpj\u202Efit.exe").stream())
        .extracting(Detail::code)
        .containsExactly("path.bidi");
    assertThat(StudyPath.visible("a\u001b[2Jb\u202E")).isEqualTo("a\\u001B[2Jb\\u202E");
  }

  @Test
  void lengthsCountInUtf8Bytes() {
    assertThat(StudyPath.check("ä".repeat(127))).isEmpty();
    assertThat(StudyPath.check("ä".repeat(128)).stream())
        .extracting(Detail::code)
        .containsExactly("path.segment-too-long");
    String deep = ("d".repeat(99) + "/").repeat(10);
    assertThat(StudyPath.check(deep.substring(0, 999) + "x")).isEmpty();
    assertThat(StudyPath.check(deep + "x").stream())
        .extracting(Detail::code)
        .containsExactly("path.too-long");
  }
}
