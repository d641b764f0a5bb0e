package org.lumenark.submission.mail;

import java.util.Arrays;
import java.util.Optional;

/** What a mail is about; each can be switched off. */
public enum MailKind {
  SUBMITTED("submitted", "A study of your collection was submitted"),
  COMMENT("comment", "Something was said about your study"),
  RETURNED("returned", "A curator has a question about your study"),
  ACCEPTED("accepted", "A curator has accepted your study"),
  INVITATION("invitation", "You are invited to work on a deposit"),
  RELEASE_REMINDER("release-reminder", "Your study will be released");

  private final String value;
  private final String says;

  MailKind(String value, String says) {
    this.value = value;
    this.says = says;
  }

  static Optional<MailKind> of(String value) {
    return Arrays.stream(values()).filter(kind -> kind.value.equals(value)).findFirst();
  }

  public String value() {
    return value;
  }

  String says() {
    return says;
  }
}
