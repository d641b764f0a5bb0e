package org.lumenark.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          none                                                            | PAGE          | JSON
          */*                                                             | PAGE          | JSON
          text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | PAGE          | PAGE
          application/json                                                | JSON          | JSON
          'application/json, text/plain, */*'                             | PAGE          | JSON
          application/ld+json                                             | SCHEMA_ORG    | SCHEMA_ORG
          APPLICATION/LD+JSON; Q=1.0                                      | SCHEMA_ORG    | SCHEMA_ORG
          application/vnd.schemaorg.ld+json                               | SCHEMA_ORG    | SCHEMA_ORG
          application/ld+json;profile="http://www.w3.org/ns/json-ld#flattened" | SCHEMA_ORG | SCHEMA_ORG
          application/ld+json;profile="https://w3id.org/ro/crate"         | RO_CRATE      | RO_CRATE
          application/ld+json;profile="http://mlcommons.org/croissant/1.1" | CROISSANT    | CROISSANT
          application/vnd.citationstyles.csl+json                         | CSL           | CSL
          'application/x-bibtex, text/html;q=0.5'                         | BIBTEX        | BIBTEX
          'text/html;q=0.5, application/x-bibtex;q=0.4'                   | PAGE          | PAGE
          application/vnd.datacite.datacite+xml                           | DATACITE_XML  | DATACITE_XML
          application/vnd.datacite.datacite+json                          | DATACITE_JSON | DATACITE_JSON
          application/linkset+json                                        | LINKS         | LINKS
          # Nothing of it is here, or it cannot be read: what is there anyway
          image/png                                                       | PAGE          | JSON
          'text/html;q=0, application/json;q=0'                           | PAGE          | JSON
          'application/x-bibtex;q=2'                                      | PAGE          | JSON
          ';;,,/'                                                         | PAGE          | JSON
          """)
  void each_media_type_leads_to_its_form_from_the_page_and_from_the_interface(
      String accept, StudyForm fromPage, StudyForm fromInterface) {
    assertThat(StudyForm.wanted(accept, StudyForm.PAGE)).isEqualTo(fromPage);
    assertThat(StudyForm.wanted(accept, StudyForm.JSON)).isEqualTo(fromInterface);
  }

  @Test
  void only_studies_and_their_versions_have_forms() {
    List<String> studies = List.of("studies");

    assertThat(StudyForm.name(studies, List.of("studies", "S-LMK12"))).contains("S-LMK12");
    assertThat(StudyForm.name(studies, List.of("studies", "S-LMK12.v2"))).contains("S-LMK12.v2");
    assertThat(StudyForm.name(studies, List.of("studies", "S-LMK12.bib"))).isEmpty();
    assertThat(StudyForm.name(studies, List.of("studies", "S-LMK12", "files"))).isEmpty();
    assertThat(StudyForm.name(studies, List.of("images", "S-LMK12"))).isEmpty();
  }
}
