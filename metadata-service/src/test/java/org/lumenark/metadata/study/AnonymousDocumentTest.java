package org.lumenark.metadata.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AnonymousDocumentTest {

  @Test
  void people_their_addresses_and_their_money_are_gone_and_the_science_stays() throws Exception {
    StudyDocument anonymous =
        anonymous(
            """
            {"title": "Dividing cells", "description": "Ask ada@lab.example (0000-0002-1825-0097).",
             "keywords": ["mitosis"], "licence": "CC0-1.0",
             "authors": [{"name": "Ada Example", "orcid": "0000-0002-1825-0097"}],
             "contact": {"name": "Ada Example", "email": "ada@lab.example"},
             "funding": [{"agency": "Fund of Ada", "grant": "7"}],
             "acknowledgements": "We thank Ada Example.",
             "publications": [{"doi": "10.1000/ada"}],
             "biosamples": [{"title": "HeLa", "organism": {"id": "9606", "label": "Homo sapiens"},
               "Contact Person": "Ada Example",
               "attributes": [{"name": "Experimenter", "value": "Ada Example"},
                              {"name": "Passage", "value": "12"}]}],
             "something new": {"written by": "Ada Example"}}
            """);

    assertThat(anonymous.json().toString())
        .doesNotContainIgnoringCase("ada")
        .doesNotContain("0000-0002")
        .doesNotContain("something new");
    assertThat(anonymous.json())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"title": "Dividing cells", "description": "Ask … (…).",
                     "keywords": ["mitosis"], "licence": "CC0-1.0",
                     "biosamples": [{"title": "HeLa",
                       "organism": {"id": "9606", "label": "Homo sapiens"},
                       "attributes": [{"name": "Passage", "value": "12"}]}]}
                    """));
  }

  @Test
  void what_only_looks_a_little_like_an_address_stays() throws Exception {
    String text = "{\"description\": \"Imaged @ 37 C, chr1:1000-2000-3000, 5 @ 2\"}";
    assertThat(anonymous(text).description())
        .isEqualTo("Imaged @ 37 C, chr1:1000-2000-3000, 5 @ 2");
  }

  @Test
  void a_document_that_is_none_stays_empty() throws Exception {
    assertThat(anonymous("[\"Ada\"]").json()).isEmpty();
    assertThat(anonymous("\"Ada\"").json()).isEmpty();
  }

  private static StudyDocument anonymous(String json) throws Exception {
    return AnonymousDocument.of(new StudyDocument(new ObjectMapper().readTree(json)));
  }
}
