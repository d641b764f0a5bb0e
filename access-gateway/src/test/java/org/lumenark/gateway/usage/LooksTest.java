package org.lumenark.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.gateway.route.RequestPath;

class LooksTest {

  @ParameterizedTest
  @CsvSource({
    "readStudy, /api/v1/studies/S-LMK12",
    "readStudy, /api/v1/studies/S-LMK12.v3",
    "exportStudy, /api/v1/studies/S-LMK12.v3.ro-crate.json",
    "exportStudy, /api/v1/studies/S-LMK12.bib",
    "linkStudy, /api/v1/studies/S-LMK12/linkset",
    "readBioStudy, /biostudies/api/v1/studies/S-LMK12",
    "exportBioStudy, /biostudies/studies/S-LMK12.tsv"
  })
  void the_study_of_a_path_is_found(String operation, String path) {
    assertThat(Looks.of(operation, RequestPath.of(path).orElseThrow()).orElseThrow().subject())
        .isEqualTo("S-LMK12");
  }

  @Test
  void what_pages_ask_for_besides_is_no_visit() {
    RequestPath images = RequestPath.of("/api/v1/studies/S-LMK12/images").orElseThrow();
    assertThat(Looks.of("listImages", images)).isEmpty();
    RequestPath odd = RequestPath.of("/api/v1/studies/odd").orElseThrow();
    assertThat(Looks.of("readStudy", odd)).isEmpty();
  }
}
