package org.lumenark.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewerTokenTest {

  private static final String TEXT = "lmkr_" + "A".repeat(43);

  @Test
  void aNewTokenHasTheFormAndIsNeverTheSame() {
    ReviewerToken token = ReviewerToken.next();
    assertThat(ReviewerToken.of(token.value())).contains(token);
    assertThat(ReviewerToken.in(token.bearer())).contains(token);
    assertThat(ReviewerToken.next()).isNotEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lmkr_",
        "lmku_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "lmkr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "lmkr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "lmkr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%2F",
        "lmkr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
      })
  void whatHasAnotherFormIsNone(String text) {
    assertThat(ReviewerToken.of(text)).isEmpty();
    assertThat(ReviewerToken.in("Bearer " + text)).isEmpty();
  }

  @Test
  void onlyABearerTokenIsOne() {
    assertThat(ReviewerToken.in(null)).isEmpty();
    assertThat(ReviewerToken.in(TEXT)).isEmpty();
    assertThat(ReviewerToken.in("Basic " + TEXT)).isEmpty();
  }

  @Test
  void itsDigestIsTheSha256OfItsLetters() {
    assertThat(new ReviewerToken(TEXT).digest())
        .isEqualTo("661abb7bbbf7a48e847fd0ffea34cbcec9a083bdbe6a094f2d8c6073a8b1b5fa");
  }

  @Test
  void itIsNotWrittenWhereThingsAreWritten() {
    assertThat(new ReviewerToken(TEXT).toString()).doesNotContain("AAA");
    assertThat("" + Caller.reviewer(new ReviewerToken(TEXT))).doesNotContain("AAA");
  }
}
