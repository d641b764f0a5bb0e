package org.lumenark.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedJsonTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String BEGIN = "<script type=\"application/ld+json\">";
  private static final String END = "</script>";

  private static PageFile page() throws IOException {
    return PageFile.of(
        "text/html", "<html><head><title>x</title></head><body></body></html>".getBytes(UTF_8));
  }

  /** The first end of the element is what a browser takes for its end. */
  private static String element(PageFile page) {
    String html = new String(page.plain(), UTF_8);
    int begin = html.indexOf(BEGIN) + BEGIN.length();
    return html.substring(begin, html.indexOf(END, begin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cells</script><script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "Cells\"}</SCRIPT ><svg onload=alert(1)>",
        "<!--<script>",
        "a & b &lt; c",
        "\u2028\u2029 \\u003c \\</script>"
      })
  void a_title_neither_ends_the_element_nor_changes_by_it(String title) throws IOException {
    JsonNode json = JsonNodeFactory.instance.objectNode().put("name", title);

    PageFile page = EmbeddedJson.in(page(), MAPPER.writeValueAsBytes(json));

    assertThat(MAPPER.readTree(element(page))).isEqualTo(json);
    assertThat(element(page)).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(new String(page.plain(), UTF_8)).endsWith("</head><body></body></html>");
  }

  @Test
  void a_document_without_a_head_stays_as_it_is() throws IOException {
    PageFile bare = PageFile.of("text/html", "<p>".getBytes(UTF_8));

    assertThat(EmbeddedJson.in(bare, "{}".getBytes(UTF_8))).isSameAs(bare);
  }
}
