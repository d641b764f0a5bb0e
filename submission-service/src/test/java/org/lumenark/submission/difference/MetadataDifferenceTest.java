package org.lumenark.submission.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataDifferenceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void equalDocumentsHaveNoDifference() throws Exception {
    assertThat(between("{\"title\": \"A\", \"n\": [1]}", "{\"n\": [1], \"title\": \"A\"}"))
        .isEmpty();
  }

  @Test
  void membersAreAddedRemovedAndChangedAtTheirPointers() throws Exception {
    assertThat(
            between(
                "{\"title\": \"A\", \"licence\": \"CC0-1.0\", \"a/b~c\": {\"x\": 1}}",
                "{\"title\": \"B\", \"keywords\": [\"cells\"], \"a/b~c\": {\"x\": 2}}"))
        .containsExactly(
            "changed /title \"A\" \"B\"",
            "added /keywords null [\"cells\"]",
            "changed /a~1b~0c/x 1 2",
            "removed /licence \"CC0-1.0\" null");
  }

  @Test
  void elementsAreMatchedByTitleOrNameAndNotByTheirPlace() throws Exception {
    assertThat(
            between(
                "{\"biosamples\": [{\"title\": \"HeLa\", \"organism\": \"human\"},"
                    + " {\"title\": \"Yeast\", \"organism\": \"S. cerevisiae\"}],"
                    + " \"authors\": [{\"name\": \"Ada\"}, {\"name\": \"Ben\"}]}",
                "{\"biosamples\": [{\"title\": \"New\"}, {\"title\": \"Yeast\", \"organism\": \"S."
                    + " pombe\"}], \"authors\": [{\"name\": \"Ben\"}, {\"name\": \"Ada\", \"role\":"
                    + " \"PI\"}]}"))
        .containsExactly(
            "added /biosamples/0 null {\"title\":\"New\"}",
            "changed /biosamples/1/organism \"S. cerevisiae\" \"S. pombe\"",
            "removed /biosamples/0 {\"title\":\"HeLa\",\"organism\":\"human\"} null",
            "reordered /authors null null",
            "added /authors/1/role null \"PI\"");
  }

  @Test
  void textsOfAListAreMatchedByThemselvesAndDoublesOneByOne() throws Exception {
    assertThat(between("[\"a\", \"b\", \"b\"]", "[\"x\", \"b\", \"a\"]"))
        .containsExactly("reordered  null null", "added /0 null \"x\"", "removed /2 \"b\" null");
  }

  @Test
  void elementsWithoutANameAreMatchedWhereTheyAreEqualAndThenInTheirOrder() throws Exception {
    assertThat(between("[{\"v\": 1}, {\"v\": 2}]", "[{\"v\": 2}, {\"v\": 3}, {\"v\": 4}]"))
        .containsExactly("reordered  null null", "changed /1/v 1 3", "added /2 null {\"v\":4}");
  }

  @Test
  void anotherTypeIsAChange() throws Exception {
    assertThat(between("{\"a\": [1]}", "{\"a\": {\"b\": 1}}"))
        .containsExactly("changed /a [1] {\"b\":1}");
  }

  private static List<String> between(String from, String to) throws JsonProcessingException {
    return MetadataDifference.between(MAPPER.readTree(from), MAPPER.readTree(to)).stream()
        .map(change ->
            change.change().value()
                + " "
                + change.pointer()
                + " "
                + change.from()
                + " "
                + change.to())
        .toList();
  }
}
