package org.lumenark.submission.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

  @Test
  void aTitleNeverBecomesAHeaderOfItsOwn() {
    Letter letter = letter("Cells\r\nBcc: all@example.org\u2028X\u0085Y\u202Egpj.exe\u0000 end");
    assertThat(letter.subject())
        .isEqualTo(
            "[S-LMK1] A curator has a question about your study:"
                + " Cells Bcc: all@example.org X Y gpj.exe end");
    assertThat(letter.body()).contains("    Cells Bcc: all@example.org X Y gpj.exe end\n");
    assertThat(letter.body()).doesNotContain("\nBcc").doesNotContain("\r");
  }

  @Test
  void aLongTitleIsCutBetweenCharacters() {
    String title = letter("😀".repeat(500)).title();
    assertThat(title.codePointCount(0, title.length())).isEqualTo(120);
    assertThat(title).endsWith("😀…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b\r\nBcc: c@d",
        "a b@example.org",
        "<a@example.org>",
        "a@example.org,b@example.org",
        "a@",
        "@example.org",
        "\"a\"@example.org",
        "a@example.org ",
        "ä@example.org"
      })
  void onlyOnePlainMailboxIsAnAddress(String text) {
    assertThat(MailAddress.isOne(text)).isFalse();
  }

  @Test
  void ordinaryAddressesAreTaken() {
    assertThat(MailAddress.isOne("first.last+tag@mail.example.org")).isTrue();
    assertThat(MailAddress.isOne("root@localhost")).isTrue();
  }

  @Test
  void pausesDoubleAndEndAtSixHours() {
    Duration minute = Duration.ofMinutes(1);
    assertThat(MailSending.pause(minute, 1)).isEqualTo(minute);
    assertThat(MailSending.pause(minute, 4)).isEqualTo(Duration.ofMinutes(8));
    assertThat(MailSending.pause(minute, 1000)).isEqualTo(Duration.ofHours(6));
  }

  private static Letter letter(String title) {
    return new Letter(MailKind.RETURNED, Optional.of("S-LMK1"), title, "Fact.", "http://x/y");
  }
}
