package org.lumenark.submission.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedTermsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 0 | 0",
        "[] | 0 | 0",
        "{\"organisms\": [\"mouse\", \" \", {}]} | 0 | 1",
        "{\"organisms\": [{\"id\": \"NCBITaxon:9606\", \"label\": \"human\"}, \"mouse\"]} | 1 | 2",
        "{\"imagingMethods\": [{\"id\": \"\", \"label\": \"confocal\"}]} | 0 | 1",
        "{\"biosamples\": [{\"organism\": {\"id\": \"NCBITaxon:9606\"}}, {}]} | 1 | 1",
        "{\"biosamples\": [{\"organism\": [{\"id\": \"NCBITaxon:9606\"}, \"fly\"]}]} | 1 | 2",
        "{\"imageAcquisitions\": [{\"imagingMethod\": \"confocal\"}]} | 0 | 1"
      })
  void termsOfAnOntologyAreToldFromFreeText(String metadata, long mapped, long total)
      throws Exception {
    MappedTerms terms = MappedTerms.of(new ObjectMapper().readTree(metadata));

    assertThat(terms.mapped()).isEqualTo(mapped);
    assertThat(terms.total()).isEqualTo(total);
    assertThat(terms.unmapped()).hasSize((int) (total - mapped));
  }

  @Test
  void whatIsNotMappedIsNamedByItsPlace() throws Exception {
    String metadata =
        "{\"organisms\": [{\"id\": \"NCBITaxon:9606\"}, \"mouse\"],"
            + " \"biosamples\": [{}, {\"organism\": [\"fly\", {\"label\": \"frog\"}]}]}";

    assertThat(MappedTerms.of(new ObjectMapper().readTree(metadata)).unmapped())
        .containsExactly(
            new MappedTerms.Unmapped("/organisms/1", "mouse"),
            new MappedTerms.Unmapped("/biosamples/1/organism/0", "fly"),
            new MappedTerms.Unmapped("/biosamples/1/organism/1", "frog"));
  }
}
