package org.lumenark.submission.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectRuleTest {

  private static final RedirectRule CRYO =
      new RedirectRule(
          "cryo",
          Set.of("electron-microscopy"),
          Set.of("cryogenic electron microscopy", "fbbi:00000570"),
          "EMPIAR",
          URI.create("https://empiar.example.org"),
          "raw data of cryo-EM live there.",
          true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{'template':'electron-microscopy','imagingMethods':['Cryogenic electron microscopy ']}`|true",
        "`{'template':'electron-microscopy','imagingMethods':[{'id':'FBbi:00000570'}]}`|true",
        "`{'template':'electron-microscopy','imageAcquisitions':[{},{'imagingMethod':{'label':'cryogenic electron microscopy'}}]}`|true",
        "`{'template':'electron-microscopy','imageAcquisitions':[{'imagingMethod':[{'id':'FBbi:00000570'}]}]}`|true",
        "`{'template':'electron-microscopy','imagingMethods':['SEM']}`|false",
        "`{'template':'electron-microscopy'}`|false",
        "`{'template':'generic','imagingMethods':['cryogenic electron microscopy']}`|false",
        "`{'imagingMethods':42}`|false",
      })
  void aRuleIsAboutItsTemplatesAndMethodsHoweverTheyAreWritten(String document, boolean concerned)
      throws IOException {
    assertThat(CRYO.concerns(json(document))).isEqualTo(concerned);
  }

  @Test
  void theFindingNamesPartnerReasonAndAddress() {
    assertThat(CRYO.finding().severity()).isEqualTo("error");
    assertThat(CRYO.finding().message()).contains("EMPIAR", "raw data of cryo-EM live there.");
    assertThat(CRYO.finding().remedy()).contains("https://empiar.example.org");
  }

  @Test
  void aRuleWithoutAWebAddressIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RedirectRule(
                "x", Set.of("a"), Set.of(), "P", URI.create("javascript:x"), "why", false))
        .withMessageContaining("lumenark.submission.redirects.x");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
