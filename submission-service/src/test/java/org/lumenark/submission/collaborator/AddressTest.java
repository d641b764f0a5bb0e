package org.lumenark.submission.collaborator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @Test
  void anEmailIsTheSameInWhateverCase() {
    assertThat(Address.email(" A.Person@Example.ORG "))
        .hasValueSatisfying(address -> {
          assertThat(address.value()).isEqualTo("a.person@example.org");
          assertThat(address.isEmail()).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "@", "a@", "@b", "a@b@c", "a b@c", "*", "a@b\u0000.org"})
  void whatIsNoWholeEmailIsRefused(String text) {
    assertThat(Address.email(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0001-5109-3700",
        "0000-0002-1694-233X"
      })
  void anOrcidIsTakenWithAndWithoutItsAddress(String text) {
    assertThat(Address.orcid(text))
        .hasValueSatisfying(address -> {
          assertThat(text).endsWith(address.value());
          assertThat(address.isEmail()).isFalse();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-0002-1825-0098",
        "0000-0002-1694-2330",
        "0000000218250097",
        "http://evil.example/0000-0002-1825-0097",
        ""
      })
  void anOrcidWithAWrongDigitOrFormIsRefused(String text) {
    assertThat(Address.orcid(text)).isEmpty();
  }
}
