package org.lumenark.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StudyLinksTest {

  @Test
  void the_page_of_a_study_leads_to_its_links_and_descriptions() {
    assertThat(StudyLinks.of(List.of("studies", "S-LMK12")).orElseThrow())
        .startsWith(
            "</api/v1/studies/S-LMK12/linkset>; rel=\"linkset\";"
                + " type=\"application/linkset+json\", ")
        .contains(
            "</api/v1/studies/S-LMK12.jsonld>; rel=\"describedby\"; type=\"application/ld+json\"",
            "</studies/S-LMK12>; rel=\"cite-as\"");
    assertThat(StudyLinks.of(List.of("studies", "S-LMK12.v3")).orElseThrow())
        .contains(
            "</api/v1/studies/S-LMK12.v3/linkset>; rel=\"linkset\"",
            "</studies/S-LMK12.v3>; rel=\"cite-as\"");
  }

  @Test
  void other_pages_and_what_is_no_accession_lead_nowhere() {
    assertThat(StudyLinks.of(List.of("studies"))).isEmpty();
    assertThat(StudyLinks.of(List.of("images", "S-LMK12"))).isEmpty();
    assertThat(StudyLinks.of(List.of("studies", "S-LMK12\">, <x"))).isEmpty();
    assertThat(StudyLinks.of(List.of("studies", "S-LMK12.v0"))).isEmpty();
    assertThat(StudyLinks.of(List.of("studies", "S-LMK12.bib"))).isEmpty();
  }
}
