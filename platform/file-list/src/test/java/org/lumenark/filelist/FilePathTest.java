package org.lumenark.filelist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.tif",
        "a b/c, [d] & e%20.tif",
        "Zellteilung/größe_7.tif",
        "細胞/…",
        "...",
        "🔬.tif",
        "a\u00AD.tif"
      })
  void names_of_real_files_are_kept(String path) {
    assertThat(FilePath.check(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',path.empty",
    "/a,path.absolute",
    "a//b,path.empty-segment",
    "a/,path.empty-segment",
    "./a,path.traversal",
    "a/../b,path.traversal",
    "a/..,path.traversal",
    "'a/ b',path.blank",
    "'a /b',path.blank",
    "a\\b,path.backslash"
  })
  void a_path_that_leads_elsewhere_is_refused(String path, String code) {
    assertThat(FilePath.check(path)).map(FilePath.Fault::code).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "0000,path.control",
    "000D,path.control",
    "007F,path.control",
    "0085,path.control",
    "2028,path.control",
    "202E,path.bidi",
    "2066,path.bidi",
    "D800,path.encoding"
  })
  void characters_that_deceive_are_refused(String hex, String code) {
    String path = "a" + (char) Integer.parseInt(hex, 16) + "b.tif";
    assertThat(FilePath.check(path)).map(FilePath.Fault::code).contains(code);
  }

  @Test
  void lengths_are_counted_in_bytes() {
    assertThat(FilePath.check("ä".repeat(127) + "b")).isEmpty();
    assertThat(FilePath.check("ä".repeat(128)))
        .map(FilePath.Fault::code)
        .contains("path.segment-too-long");
    assertThat(FilePath.check("a/".repeat(499) + "bc")).isEmpty();
    assertThat(FilePath.check("a/".repeat(499) + "bcd"))
        .map(FilePath.Fault::code)
        .contains("path.too-long");
  }

  @Test
  void folders_come_from_the_top() {
    assertThat(FilePath.folders("a/b/c.tif")).containsExactly("a", "a/b");
    assertThat(FilePath.folders("c.tif")).isEmpty();
  }
}
