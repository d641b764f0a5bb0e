package org.lumenark.submission.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lumenark.document.study.StudyRules;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.ReportedFindings;
import org.lumenark.submission.collection.Placement;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.redirect.Redirects;

/**
 * Checks a draft against the schema of study documents, its template and its collection. Changes
 * nothing.
 */
@ApplicationScoped
public class Validator {

  private final Redirects redirects;

  Validator(Redirects redirects) {
    this.redirects = redirects;
  }

  /**
   * @param placement the collection that it goes into
   * @param openUploads uploads of the draft that are not complete
   */
  public Report validate(Draft draft, Placement placement, long openUploads) {
    return validate(draft, placement, draft.metadata(), openUploads);
  }

  /**
   * As if it were submitted now.
   *
   * @param releaseDate what is asked for with the submission, which a template may require
   */
  public Report validate(
      Draft draft, Placement placement, long openUploads, LocalDate releaseDate) {
    ObjectNode document = draft.metadata().deepCopy().put("releaseDate", releaseDate.toString());
    return validate(draft, placement, document, openUploads);
  }

  private Report validate(Draft draft, Placement placement, ObjectNode given, long openUploads) {
    ObjectNode document = placement.completed(given);
    List<Finding> findings =
        new ArrayList<>(
            ReportedFindings.of(StudyRules.check(document, LocalDate.now(ZoneOffset.UTC))));
    placement.findings(document).stream()
        .filter(asked -> findings.stream().noneMatch(found -> isSame(found, asked)))
        .toList()
        .forEach(findings::add);
    findings.addAll(redirects.findings(document));
    checkFiles(draft, openUploads, findings);
    return Report.of(findings);
  }

  /** What template and collection both ask for is said once. */
  private static boolean isSame(Finding found, Finding asked) {
    return found.code().equals(asked.code()) && Objects.equals(found.pointer(), asked.pointer());
  }

  private static void checkFiles(Draft draft, long openUploads, List<Finding> findings) {
    if (openUploads > 0) {
      findings.add(
          Finding.error(
              "uploads.open",
              "/files",
              openUploads + " uploads are not complete.",
              "Finish or delete them, then try again."));
    }
    if (draft.files().count() == 0) {
      findings.add(
          Finding.warning(
              "files.none", "/files", "The draft has no files.", "Upload the files of the study."));
    }
  }
}
