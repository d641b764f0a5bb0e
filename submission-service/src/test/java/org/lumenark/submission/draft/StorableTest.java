package org.lumenark.submission.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.platform.problem.Finding;

class StorableTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":[1,{\"b/c\":\"x\\u0000\"}]}        | metadata.control  | /metadata/a/1/b~1c",
        "{\"a\":{\"\\u0000\":1}}                   | metadata.control  | /metadata/a",
        "{\"a\":\"\\ud83d\"}                       | metadata.encoding | /metadata/a",
        "{\"a\":\"\\ude00\\ud83d\"}                | metadata.encoding | /metadata/a",
        "{\"a\":[1e400]}                          | metadata.number   | /metadata/a/0",
      })
  void whatCannotBeKeptIsNamedWithItsPlace(String json, String code, String place)
      throws Exception {
    Optional<Finding> fault = Storable.fault((ObjectNode) JSON.readTree(json));
    assertThat(fault.map(Finding::code)).contains(code);
    assertThat(fault.map(Finding::pointer)).contains(place);
  }

  @Test
  void ordinaryTextAndNumbersAreKept() throws Exception {
    String json =
        "{\"\u00e9\":\"\\ud83d\\ude00 \\\\u0000\",\"n\":[1.5,-1e300,123456789012345678901],\"z\":null}";
    assertThat(Storable.fault((ObjectNode) JSON.readTree(json))).isEmpty();
  }
}
