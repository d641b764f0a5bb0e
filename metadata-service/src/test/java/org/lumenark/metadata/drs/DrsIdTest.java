package org.lumenark.metadata.drs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrsIdTest {

  private static final String MANIFEST = "0123456789abcdef0123456789abcdef";

  @Test
  void ids_say_what_they_name() {
    assertThat(DrsId.parse("S-LMK12")).hasValue(new DrsId.OfStudy("S-LMK12", OptionalInt.empty()));
    assertThat(DrsId.parse("S-LMK12.v3")).hasValue(new DrsId.OfStudy("S-LMK12", OptionalInt.of(3)));
    assertThat(DrsId.parse("S-LMK12.v3.0")).hasValue(new DrsId.OfFile("S-LMK12", 3, 0));
    assertThat(DrsId.parse("S-LMK12.v3.part2")).hasValue(new DrsId.OfStudyPart("S-LMK12", 3, 2));
    assertThat(DrsId.parse(MANIFEST)).hasValue(new DrsId.OfManifest(MANIFEST));
    assertThat(DrsId.parse(MANIFEST + ".part0")).hasValue(new DrsId.OfManifestPart(MANIFEST, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "S-LMK12.v0",
        "S-LMK12.v",
        "S-LMK12.v1.",
        "S-LMK12.v1.-1",
        "S-LMK12.v1.part",
        "S-LMK12.v99999999999",
        "S-LMK12.v1.9999999999999",
        "S-LMK12.part0",
        "0123456789abcdef0123456789abcdeF",
        "0123456789abcdef0123456789abcdef.part",
        "' or 1=1"
      })
  void what_names_nothing_is_no_id(String text) {
    assertThat(DrsId.parse(text)).isEmpty();
  }

  @Test
  void names_of_files_have_no_letter_that_drs_forbids() {
    assertThat(DrsName.of("a b/µm (1).ome.tif")).isEqualTo("_m__1_.ome.tif");
    assertThat(DrsName.of(17, "x/" + "n".repeat(500))).hasSize(208).startsWith("0000017-n");
  }
}
