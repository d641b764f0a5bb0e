package org.lumenark.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.standalone.component.StackException;

class AccountPolicyTest {

  @Test
  void a_stack_of_one_machine_is_open_and_an_installation_only_if_its_operator_says_so() {
    assertThat(AccountPolicy.ofStandalone(Map.of()).selfRegistration()).isTrue();
    assertThat(AccountPolicy.ofInstallation(Map.of()).selfRegistration()).isFalse();
    assertThat(AccountPolicy.ofStandalone(given("false")).selfRegistration()).isFalse();
    assertThat(AccountPolicy.ofInstallation(given(" TRUE ")).selfRegistration()).isTrue();
  }

  @Test
  void a_switch_that_says_neither_is_refused_by_its_name() {
    assertThatThrownBy(() -> AccountPolicy.ofStandalone(given("yes")))
        .isInstanceOfSatisfying(
            StackException.class,
            e -> {
              assertThat(e.code()).isEqualTo("stack.self-registration");
              assertThat(e.kind().exitCode()).isEqualTo(64);
            })
        .hasMessage("LUMENARK_SELF_REGISTRATION is 'yes'; give true or false");
  }

  @Test
  void the_mail_server_of_the_archive_is_that_of_the_realm() {
    MailServer mail =
        AccountPolicy.ofStandalone(
                Map.of(
                    "LUMENARK_SUBMISSION_MAIL_FROM", "archive@example.org",
                    "QUARKUS_MAILER_HOST", "smtp.example.org",
                    "QUARKUS_MAILER_PORT", "587",
                    "QUARKUS_MAILER_START_TLS", "REQUIRED",
                    "QUARKUS_MAILER_USERNAME", "archive",
                    "QUARKUS_MAILER_PASSWORD", "hidden"))
            .mail()
            .orElseThrow();

    assertThat(mail.settings())
        .isEqualTo(
            Map.of(
                "host", "smtp.example.org",
                "port", "587",
                "from", "archive@example.org",
                "starttls", "true",
                "ssl", "false",
                "auth", "true",
                "user", "archive",
                "password", "hidden"));
    assertThat(mail.toString()).doesNotContain("hidden");
  }

  @Test
  void without_a_sender_there_is_no_mail_and_a_port_that_is_none_is_named() {
    assertThat(AccountPolicy.ofStandalone(Map.of("QUARKUS_MAILER_HOST", "smtp")).mail()).isEmpty();
    assertThatThrownBy(() ->
            AccountPolicy.ofStandalone(
                Map.of("LUMENARK_SUBMISSION_MAIL_FROM", "a@b.org", "QUARKUS_MAILER_PORT", "smtp")))
        .hasMessage("QUARKUS_MAILER_PORT is 'smtp'; give a number from 1 to 65535");
  }

  @Test
  void who_is_registered_at_orcid_says_both_halves_of_it() {
    assertThat(AccountPolicy.ofStandalone(Map.of()).orcid()).isEmpty();
    assertThat(AccountPolicy.ofStandalone(orcid("APP-1", "hidden", "")).orcid())
        .contains(new OrcidClient("https://orcid.org", "APP-1", "hidden"));
    assertThat(
            AccountPolicy.ofInstallation(orcid("APP-1", "hidden", "https://sandbox.orcid.org/"))
                .orcid())
        .contains(new OrcidClient("https://sandbox.orcid.org", "APP-1", "hidden"));
    assertThat(AccountPolicy.ofStandalone(orcid("APP-1", "hidden", "")).toString())
        .contains("APP-1")
        .doesNotContain("hidden");
    assertThatThrownBy(() -> AccountPolicy.ofStandalone(orcid("APP-1", " ", "")))
        .isInstanceOfSatisfying(
            StackException.class, e -> assertThat(e.code()).isEqualTo("stack.orcid-client"))
        .hasMessage(
            "Of LUMENARK_ORCID_CLIENT_ID and LUMENARK_ORCID_CLIENT_SECRET one is missing;"
                + " give both, or neither");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orcid.org", "http://orcid.org", "https://", "not an address"})
  void orcid_is_reached_by_tls(String issuer) {
    assertThatThrownBy(() -> AccountPolicy.ofStandalone(orcid("APP-1", "hidden", issuer)))
        .isInstanceOfSatisfying(
            StackException.class, e -> assertThat(e.code()).isEqualTo("stack.orcid-issuer"))
        .hasMessageStartingWith("LUMENARK_ORCID_ISSUER is '" + issuer + "'");
  }

  private static Map<String, String> orcid(String id, String secret, String issuer) {
    return Map.of(OrcidClient.ID, id, OrcidClient.SECRET, secret, OrcidClient.ISSUER, issuer);
  }

  private static Map<String, String> given(String value) {
    return Map.of(AccountPolicy.SWITCH, value);
  }
}
