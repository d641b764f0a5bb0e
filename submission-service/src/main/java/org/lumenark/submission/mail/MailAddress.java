package org.lumenark.submission.mail;

import java.util.regex.Pattern;

/** The form of addresses that mail goes to: one mailbox, plain characters, nothing else. */
final class MailAddress {

  private static final int LONGEST = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

  private MailAddress() {}

  static boolean isOne(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }
}
