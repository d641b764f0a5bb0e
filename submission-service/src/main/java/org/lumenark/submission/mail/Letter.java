package org.lumenark.submission.mail;

import java.util.Optional;

/**
 * A mail in words. Of a study it tells accession and title, no other metadata and nothing that was
 * said; whoever may read more finds it in the archive.
 *
 * @param accession empty for a draft
 * @param title of the study, on one line and without characters that a mail program would obey
 * @param fact what happened, a sentence
 * @param address where more is to be read
 */
record Letter(
    MailKind kind, Optional<String> accession, String title, String fact, String address) {

  private static final int LONGEST_TITLE = 120;

  Letter {
    title = plain(title);
  }

  /** For a header: one line of bounded length. */
  String subject() {
    String of = accession.map(known -> "[" + known + "] ").orElse("");
    return of + kind.says() + (title.isEmpty() ? "" : ": " + title);
  }

  /** Plain text. */
  String body() {
    StringBuilder body = new StringBuilder();
    body.append(fact).append("\n\n");
    if (!title.isEmpty()) {
      body.append("    ").append(title).append('\n');
    }
    accession.ifPresent(known -> body.append("    ").append(known).append('\n'));
    body.append("\nSign in to read more: ").append(address).append("\n\n");
    body.append(
        "-- \nThis mail was sent by the archive because you work on this deposit or curate");
    body.append(" it.\nIts operator can switch off mails of the kind '").append(kind.value());
    return body.append("'.\n").toString();
  }

  /** Control characters, also line breaks of any kind, and those that turn text become blanks. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints().map(c -> isPlain(c) ? c : ' ').forEach(plain::appendCodePoint);
    String line = plain.toString().replaceAll(" {2,}", " ").strip();
    if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
