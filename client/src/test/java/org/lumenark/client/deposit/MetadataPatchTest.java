package org.lumenark.client.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.client.archive.Json;

class MetadataPatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'a':1}; {'a':1}; {}",
        "{'a':1,'b':2}; {'a':1}; {'b':null}",
        "{'a':{'b':1,'c':2}}; {'a':{'b':1}}; {'a':{'c':null}}",
        "{'a':{'b':{'c':1}}}; {'a':{'b':{'d':1}}}; {'a':{'b':{'c':null,'d':1}}}",
        "{'a':{'b':1}}; {'a':'b'}; {'a':'b'}",
        "{'a':[1,2]}; {'a':[2]}; {'a':[2]}",
        "{}; {'a':{'b':1}}; {'a':{'b':1}}"
      },
      quoteCharacter = '|')
  void membersThatAreGoneAreNullInIt(String before, String after, String patch) {
    assertThat(MetadataPatch.between(json(before), json(after))).isEqualTo(json(patch));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "test");
  }
}
