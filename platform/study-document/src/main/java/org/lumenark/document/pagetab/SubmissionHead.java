package org.lumenark.document.pagetab;

import java.util.Locale;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;
import org.lumenark.document.pagetab.PageTabRows.Row;

/** Says what is wrong with a first row that is not {@code Submission}. */
final class SubmissionHead {

  private SubmissionHead() {}

  static Refusal refuse(Row head) {
    String cell = head.text(0);
    Place place = Place.row(head.number());
    if (head.cells().size() == 1 && cell.toLowerCase(Locale.ROOT).startsWith("submission ")) {
      return Refusal.at(
          place,
          "pagetab.no-tab",
          "The first row holds no tab; its words are apart by blanks.",
          "Put a tab between the cells, not blanks.");
    }
    return cell.codePoints()
        .filter(c -> Character.getType(c) == Character.FORMAT)
        .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
        .findFirst()
        .map(character ->
            Refusal.at(
                place,
                "pagetab.keyword-invisible",
                "The first word holds the invisible character " + character + ".",
                "Type the word Submission anew."))
        .orElseGet(() ->
            Refusal.at(
                place,
                "pagetab.submission-missing",
                "The first block is not Submission.",
                "Begin with a row: Submission, tab, accession."));
  }
}
