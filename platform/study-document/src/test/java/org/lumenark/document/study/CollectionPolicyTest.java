package org.lumenark.document.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumenark.document.Finding;

class CollectionPolicyTest {

  private static final CollectionPolicy PLANTS =
      new CollectionPolicy(
          "Plants", List.of("bioimage"), "bioimage", List.of("CC0-1.0"), List.of("/funding"));

  private final ObjectNode document = new ObjectMapper().createObjectNode();

  @Test
  void everything_that_it_does_not_take_is_told_with_its_place() {
    document.put("template", "minimal").put("licence", "cc by 4.0");
    List<Finding> findings = PLANTS.findings(document);
    assertThat(findings)
        .extracting(Finding::code)
        .startsWith("collection.template", "collection.licence")
        .hasSize(3);
    assertThat(findings)
        .extracting(Finding::pointer)
        .containsExactly("/template", "/licence", "/funding");
    assertThat(findings).allMatch(Finding::blocks).noneMatch(each -> each.remedy().isEmpty());
  }

  @Test
  void what_no_template_and_no_licence_is_others_tell() {
    document.put("template", "nonsense").put("licence", "mine").putArray("funding").add("ERC");
    assertThat(PLANTS.findings(document)).isEmpty();
  }

  @Test
  void a_document_without_a_template_has_that_of_the_collection() {
    assertThat(PLANTS.completed(document).path("template").asText()).isEqualTo("bioimage");
    assertThat(document.has("template")).isFalse();
    document.put("template", "minimal");
    assertThat(PLANTS.completed(document).path("template").asText()).isEqualTo("minimal");
  }
}
