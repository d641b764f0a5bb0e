package org.lumenark.submission.reviewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.platform.problem.ProblemException;

class LinkRequestTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatIsLeftOutIsTheUsual() throws Exception {
    LinkRequest usual = new LinkRequest(Instant.parse("2026-03-11T12:00:00Z"), false, "");
    assertThat(parse("{}")).isEqualTo(usual);
    assertThat(parse("{\"expires\": null, \"originals\": null, \"label\": null}")).isEqualTo(usual);
    assertThat(LinkRequest.parse(null, NOW, Duration.ofDays(10), Duration.ofDays(20)))
        .isEqualTo(usual);
  }

  @Test
  void whatIsGivenIsTaken() throws Exception {
    assertThat(parse("{\"expires\": \"2026-03-02\", \"originals\": true, \"label\": \" Cell \"}"))
        .isEqualTo(new LinkRequest(Instant.parse("2026-03-02T00:00:00Z"), true, "Cell"));
    assertThat(parse("{\"expires\": \"2026-03-21T13:00:00+01:00\"}").expires())
        .isEqualTo(Instant.parse("2026-03-21T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"expires\": \"2026-03-01\"}`, reviewer-link.expires",
        "`{\"expires\": \"2026-03-21T12:00:00.001Z\"}`, reviewer-link.expires",
        "`{\"expires\": \"soon\"}`, reviewer-link.expires",
        "`{\"expires\": 7}`, reviewer-link.expires",
        "`{\"expires\": \"+999999999-01-01T00:00:00Z\"}`, reviewer-link.expires",
        "`{\"originals\": \"yes\"}`, reviewer-link.originals",
        "`{\"label\": \"a\\u0000b\"}`, reviewer-link.label"
      })
  void whatIsNoneIsRefusedWithItsPlace(String body, String code) {
    assertThatThrownBy(() -> parse(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.toProblem("").code()).isEqualTo(code));
  }

  private static LinkRequest parse(String body) throws Exception {
    return LinkRequest.parse(
        new ObjectMapper().readTree(body), NOW, Duration.ofDays(10), Duration.ofDays(20));
  }
}
